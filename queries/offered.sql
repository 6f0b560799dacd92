-- What the reader would get by choosing a value of one filter, which is $of, under $filters that keep none of its values:
-- of documents those of most items. Beside them, without a value, how many items that is choosing from.
-- returns: value, items
with chosen as materialized (
    select
        case $of
            when 'kind' then kind when 'measure_type' then measure_type when 'status' then status
            when 'sourcing' then sourcing when 'document' then document_id
        end as value,
        case $of when 'agency' then agencies when 'group' then groups else [] end as actors
    from chosen_postings($filters)
)
select null as value, count(*) as items from chosen
union all
(
    select value, count(*) as items from chosen where value is not null group by value
    order by items desc, value limit most_documents()
)
union all
select actor_number.actor_id as value, counted.items
from (select number, count(*) as items from (select unnest(actors) as number from chosen) group by number) as counted
inner join actor_number using (number)
order by value;
