-- Who is named, and in how many of the items that the filters leave; the most often named first.
-- returns: actor_id, name, kind, named, country, items
with counted as (
    select actor_id, count(*) as items
    from (select unnest(actors) as actor_id from chosen_items($filters))
    group by actor_id
)
select actor.actor_id, actor.name, actor.kind, actor.named, actor.country, counted.items
from actor
inner join counted using (actor_id)
order by counted.items desc, actor.name, actor.actor_id;
