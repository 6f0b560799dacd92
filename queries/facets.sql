-- The values each filter offers and what the reader would get by choosing one with the other filters as they are.
-- Of the documents that are read it offers the 500 with most items, and whatever is chosen.
-- Beside it, what the reader would get by leaving the value out.
-- reads: offers
-- returns: filter, value, label, items, others
with listed as (
    select kind as filter, actor_id as value, name as label from actor where kind in ('agency', 'group')
    union all
    select distinct unnest(['kind', 'status', 'sourcing']) as filter, unnest([kind, status, sourcing]) as value, value
    from cell
),
counted as (
    select without as filter, actor_id as value, sum(items) as items from offers where topic = 'part' group by all
    union all
    select without as filter, case without when 'kind' then kind when 'status' then status else sourcing end as value,
        sum(items) as items
    from offers
    where topic = 'cell' and without in ('kind', 'status', 'sourcing')
    group by all
),
whole as (select without as filter, sum(items) as items from offers where topic = 'cell' group by without),
documents as (
    select document.document_id as value, coalesce(held.items, 0) as items,
        -- A record that is not read unless it is chosen takes nothing away.
        document.kind = 'article' or $filters.records or $filters.basket is not null as read
    from document
    left join (
        select document_id, max(items) as items from offers where topic = 'document' group by document_id
    ) as held using (document_id)
    where read or chosen_document($filters, document.document_id)
),
busiest as (
    (from documents order by items desc, value limit most_documents())
    union
    from documents where chosen_document($filters, value)
)
select
    filter, value, label, cast(coalesce(counted.items, 0) as bigint) as items,
    cast(coalesce(whole.items, 0) - coalesce(counted.items, 0) as bigint) as others
from listed
left join counted using (filter, value)
left join whole using (filter)
union all
select
    'document' as filter, value, document.title as label, busiest.items,
    cast(coalesce(whole.items, 0) - if(read, busiest.items, 0) as bigint) as others
from busiest
inner join document on document.document_id = value
left join whole on whole.filter = 'document'
order by filter, items desc, label, value;
