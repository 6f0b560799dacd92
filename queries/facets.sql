-- The values each filter offers and what the reader would get by choosing one with the other filters as they are.
-- Of documents it offers the 500 with most items, and those that are chosen.
-- Beside it, what the reader would get by leaving the value out.
-- returns: filter, value, label, items, others
with offered as (
    select kind as filter, actor_id as value, name as label, true as read
    from actor
    where kind in ('agency', 'group')
    union all
    select distinct 'kind' as filter, kind as value, kind as label, true as read from item
    union all
    select distinct 'status' as filter, status as value, status as label, true as read from item
    union all
    select distinct 'sourcing' as filter, sourcing as value, sourcing as label, true as read from item
    union all
    select
        'document' as filter, document_id as value, title as label,
        kind = 'article' or $filters.records or len($filters.basket) > 0 as read
    from document
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
    select 'document' as filter, document_id as value, count(*) as items
    from chosen_items(struct_update($filters, "document" := [], "records" := true))
    group by document_id
),
whole as (
    select 'agency' as filter, count(*) as items from chosen_items(struct_update($filters, "agency" := []))
    union all
    select 'group' as filter, count(*) as items from chosen_items(struct_update($filters, "group" := []))
    union all
    select filter, sum(items) as items from counted where filter in ('kind', 'status', 'sourcing') group by filter
    union all
    select 'document' as filter, count(*) as items from chosen_items(struct_update($filters, "document" := []))
)
select
    offered.filter, offered.value, offered.label, coalesce(counted.items, 0) as items,
    -- A record that is not read unless it is chosen takes nothing away.
    cast(coalesce(whole.items, 0) - if(offered.read, coalesce(counted.items, 0), 0) as bigint) as others
from offered
left join counted using (filter, value)
left join whole using (filter)
qualify
    offered.filter <> 'document' or chosen_document($filters, offered.value)
    or row_number() over (partition by offered.filter order by counted.items desc nulls last, offered.label, offered.value) <= 500
order by offered.filter, coalesce(counted.items, 0) desc, offered.label, offered.value;
