-- The values each filter offers and what the reader would get by choosing one with the other filters as they are.
-- Of documents it offers the 500 with most items, and those that are chosen.
-- Beside it, what the reader would get by leaving the value out.
-- reads: offers
-- returns: filter, value, label, items, others
with offered as (
    select actor.kind as filter, actor.actor_id as value, actor.name as label
    from actor
    where actor.kind in ('agency', 'group')
    union all
    select distinct unnest(['kind', 'status', 'sourcing']) as filter, unnest([kind, status, sourcing]) as value, value
    from cell
),
counted as (
    select offers.without as filter, offers.actor_id as value, sum(offers.items) as items
    from offers
    inner join actor on actor.actor_id = offers.actor_id and actor.kind = offers.without
    group by all
    union all
    select without as filter, case without when 'kind' then kind when 'status' then status else sourcing end as value,
        sum(items) as items
    from offers
    where topic = 'cell' and without in ('kind', 'status', 'sourcing')
    group by all
),
whole as (select without as filter, sum(items) as items from offers where topic = 'cell' group by without),
by_document as (
    select document_id, count(*) as items
    from chosen_postings(struct_update($filters, document := null, records := true))
    group by document_id
),
documents as (
    select
        document.document_id as value, coalesce(by_document.items, 0) as items,
        -- A record that is not read unless it is chosen takes nothing away.
        document.kind = 'article' or $filters.records or $filters.basket is not null as read
    from document
    left join by_document using (document_id)
),
busiest as (
    (from documents order by items desc, value limit 500)
    union
    from documents where chosen_document($filters, value)
)
select
    filter, value, label, cast(coalesce(counted.items, 0) as bigint) as items,
    cast(coalesce(whole.items, 0) - coalesce(counted.items, 0) as bigint) as others
from offered
left join counted using (filter, value)
left join whole using (filter)
union all
select
    'document' as filter, value, document.title as label, items,
    cast((select sum(items) from documents where read) - if(read, items, 0) as bigint) as others
from busiest
inner join document on document.document_id = value
order by filter, items desc, label, value;
