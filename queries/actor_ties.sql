-- With whom an actor shares items, most shared first: at most twenty of `of_ties`. `shared` counts by kind of item.
-- `of` is the name of the actor itself.
-- An agency or a group bears its id in its column too.
-- returns: actor_id, name, kind, agency_id, group_id, items, kinds, shared, of_ties, of
with counted as (
    select actor.actor_id, actor.name, actor.kind, chosen.kind as item_kind, count(*) as items
    from (
        select kind, unnest(actors) as actor_id from chosen_items($filters) where list_contains(actors, $actor)
    ) as chosen
    inner join actor using (actor_id)
    where actor.actor_id <> $actor
    group by all
)
select
    actor_id, name, kind,
    case kind when 'agency' then actor_id end as agency_id,
    case kind when 'group' then actor_id end as group_id,
    cast(sum(items) as bigint) as items,
    list(item_kind order by item_kind) as kinds, list(items order by item_kind) as shared, count(*) over () as of_ties,
    (select name from actor where actor_id = $actor) as of
from counted
group by actor_id, name, kind
order by items desc, name, actor_id
limit 20;
