-- The actors named most often, by kind: at most eight of each. An agency or a group bears its id in its column.
-- reads: tally
-- returns: kind, name, agency_id, group_id, items, colour
with counted as (
    select actor.kind, actor.name, actor.actor_id, cast(sum(tally.items) as bigint) as items
    from tally
    inner join actor using (actor_id)
    where tally.topic = 'part' and tally.first and actor.named
    group by all
)
select
    counted.kind, counted.name,
    case counted.kind when 'agency' then counted.actor_id end as agency_id,
    case counted.kind when 'group' then counted.actor_id end as group_id,
    counted.items, colour.colour
from counted
inner join colour using (actor_id)
qualify row_number() over (partition by counted.kind order by counted.items desc, counted.actor_id) <= 8
order by
    list_position(['agency', 'group', 'person', 'country', 'outlet'], counted.kind), counted.items desc, counted.name;
