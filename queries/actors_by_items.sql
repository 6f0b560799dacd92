-- The twelve actors named most often, of `of_actors`; `alike` are named as often as one, itself among them.
-- reads: tally
-- returns: kind, name, agency_id, group_id, profile_id, items, of_actors, alike, colour
with counted as (
    select
        actor.kind, actor.name, actor.actor_id, cast(sum(tally.items) as bigint) as items, count(*) over () as of_actors,
        count(*) over (partition by sum(tally.items)) as alike
    from tally
    inner join actor using (actor_id)
    where tally.topic = 'part' and tally.first and actor.named
    group by all
    order by items desc, actor.actor_id
    limit 12
)
select
    counted.kind, counted.name, unnest(whose(counted.kind, counted.actor_id)), counted.items, counted.of_actors, counted.alike,
    colour.colour
from counted
inner join colour using (actor_id)
order by counted.items desc, counted.actor_id;
