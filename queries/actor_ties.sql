-- With whom an actor shares items, most shared first: at most twenty of `of_ties`, of which `of_most` share as many as the
-- first. `shared` counts by kind of item.
-- `of` is the name of the actor itself.
-- returns: actor_id, name, kind, agency_id, group_id, profile_id, items, kinds, shared, of_ties, of_most, of
with chosen as materialized (select place, parts from chosen_postings($filters)),
own as (
    select place
    from (select place, unnest(parts) as part from chosen)
    inner join part using (part)
    where part.first and part.actor_id = $actor
),
shared as (select unnest(parts) as part from chosen semi join own using (place)),
counted as (
    select actor.actor_id, actor.name, actor.kind, part.kind as item_kind, sum(taken.items) as items
    from (select part, count(*) as items from shared group by part) as taken
    inner join part using (part)
    inner join actor using (actor_id)
    where part.first and actor.actor_id <> $actor
    group by all
),
ties as (
    select
        actor_id, name, kind, cast(sum(items) as bigint) as items,
        list(item_kind order by item_kind) as kinds, list(cast(items as bigint) order by item_kind) as shared
    from counted
    group by actor_id, name, kind
)
select
    actor_id, name, kind, unnest(whose(kind, actor_id)), items, kinds, shared, count(*) over () as of_ties,
    count(*) filter (where items = (select max(items) from ties)) over () as of_most,
    (select name from actor where actor_id = $actor) as of
from ties
order by items desc, name, actor_id
limit 20;
