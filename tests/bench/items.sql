-- A row an item with the names of its agencies and groups: the table that a plain app would be written on.
select
    item.item_id, item.document_id, item.kind, item.headline, item.summary, item.status, item.sourcing, item.date,
    coalesce(named.agencies, []) as agencies, coalesce(named.groups, []) as groups
from item
left join (
    select item_id,
        list(distinct actor.name) filter (actor.kind = 'agency') as agencies,
        list(distinct actor.name) filter (actor.kind = 'group') as groups
    from item_actor
    inner join actor using (actor_id)
    group by item_id
) as named using (item_id)
