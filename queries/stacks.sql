-- How many items each query that lists them by kind would return.
-- returns: query, items
select
    case
        when kind <> 'statement' then kind || 's'
        when voice in ('direct', 'fragment') then 'quotations'
        when voice = 'paraphrase' then 'paraphrases'
        else 'narrations'
    end as query,
    count(*) as items
from chosen_items($filters)
group by query
order by query;
