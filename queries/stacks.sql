-- How many items each query that lists them by kind would return.
-- reads: tally
-- returns: query, kind, items
select
    case
        when kind <> 'statement' then kind || 's'
        when voice in ('direct', 'fragment') then 'quotations'
        when voice = 'paraphrase' then 'paraphrases'
        else 'narrations'
    end as query,
    kind,
    cast(sum(items) as bigint) as items
from tally
where topic = 'cell'
group by query, kind
order by query;
