-- The values each filter offers and what the reader would get by choosing one with the other filters as they are.
-- Of documents it offers the 500 with most items, and those that are chosen.
-- returns: filter, value, label, items
with offered as (
    select kind as filter, actor_id as value, name as label from actor where kind in ('agency', 'group')
    union all
    select distinct 'kind' as filter, kind as value, kind as label from item
    union all
    select distinct 'status' as filter, status as value, status as label from item
    union all
    select distinct 'sourcing' as filter, sourcing as value, sourcing as label from item
    union all
    select 'document' as filter, document_id as value, title as label from document
),
counted as (
    select 'agency' as filter, value, count(*) as items
    from (select unnest(agencies) as value from chosen_items(struct_update($filters, "agency" := [])))
    group by value
    union all
    select 'group' as filter, value, count(*) as items
    from (select unnest(groups) as value from chosen_items(struct_update($filters, "group" := [])))
    group by value
    union all
    select 'kind' as filter, kind as value, count(*) as items from chosen_items(struct_update($filters, "kind" := [])) group by kind
    union all
    select 'status' as filter, status as value, count(*) as items from chosen_items(struct_update($filters, "status" := [])) group by status
    union all
    select 'sourcing' as filter, sourcing as value, count(*) as items from chosen_items(struct_update($filters, "sourcing" := [])) group by sourcing
    union all
    select 'document' as filter, document_id as value, count(*) as items from chosen_items(struct_update($filters, "document" := [])) group by document_id
)
select offered.filter, offered.value, offered.label, coalesce(counted.items, 0) as items
from offered
left join counted using (filter, value)
qualify
    offered.filter <> 'document' or chosen_document($filters, offered.value)
    or row_number() over (partition by offered.filter order by items desc, offered.label, offered.value) <= 500
order by offered.filter, items desc, offered.label, offered.value;
