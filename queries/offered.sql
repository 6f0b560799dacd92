-- What the values of one filter are counted from, which is $of, under filters that keep none of its values: a row for all
-- that items have in common; a row for each agency, group or document where it is these that are offered. Of documents,
-- those of most items.
-- returns: topic, kind, status, sourcing, actor_id, document_id, items
with chosen as materialized (
    select
        cell, case when $of = 'document' then document_id end as document_id,
        case $of when 'agency' then agencies when 'group' then groups else [] end as actors
    from chosen_postings($filters)
),
documents as (select document_id, count(*) as items from chosen group by document_id)
select
    'cell' as topic, cell.kind, cell.status, cell.sourcing, null as actor_id, null as document_id, counted.items
from (select cell, count(*) as items from chosen group by cell) as counted
inner join cell using (cell)
union all by name
select 'part' as topic, actor_number.actor_id, counted.items
from (select number, count(*) as items from (select unnest(actors) as number from chosen) group by number) as counted
inner join actor_number using (number)
union all by name
(
    select 'document' as topic, document_id, items from documents where document_id is not null
    order by items desc, document_id limit most_documents()
)
order by all;
