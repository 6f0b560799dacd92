-- How many items name an actor, among those the filters leave, by the first role it has in each.
-- returns: role, items
with parts as (
    select item_id, arg_min(role, position) as role from item_actor where actor_id = $actor group by item_id
)
select parts.role, count(*) as items
from parts
inner join chosen_items($filters) as chosen using (item_id)
group by parts.role
order by list_position(['agent', 'target', 'subject', 'beneficiary', 'asserter', 'mention'], parts.role);
