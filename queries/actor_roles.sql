-- In which roles and kinds of item an actor stands. An item with two roles counts under each.
-- reads: tally
-- returns: role, kind, items
select role, kind, cast(sum(items) as bigint) as items
from tally
where topic = 'part' and actor_id = $actor
group by role, kind
order by place_of_role(role), kind;
