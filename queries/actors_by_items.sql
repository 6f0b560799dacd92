-- The twelve actors named most often, of `of_actors`. An agency or a group bears its id in its column,
-- anybody else in `profile_id`.
-- reads: tally
-- returns: kind, name, agency_id, group_id, profile_id, items, of_actors, colour
with counted as (
    select
        actor.kind, actor.name, actor.actor_id, cast(sum(tally.items) as bigint) as items, count(*) over () as of_actors
    from tally
    inner join actor using (actor_id)
    where tally.topic = 'part' and tally.first and actor.named
    group by all
    order by items desc, actor.actor_id
    limit 12
)
select
    counted.kind, counted.name,
    case counted.kind when 'agency' then counted.actor_id end as agency_id,
    case counted.kind when 'group' then counted.actor_id end as group_id,
    case when counted.kind not in ('agency', 'group') then counted.actor_id end as profile_id,
    counted.items, counted.of_actors, colour.colour
from counted
inner join colour using (actor_id)
order by counted.items desc, counted.actor_id;
