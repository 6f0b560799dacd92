-- How many items name an actor, among those the filters leave, by the first role it has in each.
-- reads: tally
-- returns: role, items
select role, cast(sum(items) as bigint) as items
from tally
where topic = 'part' and actor_id = $actor and first
group by role
order by place_of_role(role);
