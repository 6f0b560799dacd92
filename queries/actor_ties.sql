-- With whom an actor shares items, most shared first: at most twenty.
-- returns: actor_id, name, kind, items, kinds
select
    actor.actor_id, actor.name, actor.kind, count(*) as items, list_sort(list(distinct chosen.kind)) as kinds
from (
    select kind, unnest(actors) as actor_id from chosen_items($filters) where list_contains(actors, $actor)
) as chosen
inner join actor using (actor_id)
where actor.actor_id <> $actor
group by actor.actor_id, actor.name, actor.kind
order by items desc, actor.name, actor.actor_id
limit 20;
