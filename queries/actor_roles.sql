-- In which roles and kinds of item an actor stands. An item with two roles counts under each.
-- returns: role, kind, items
select item_actor.role, chosen.kind, count(*) as items
from chosen_items($filters) as chosen
inner join item_actor using (item_id)
where item_actor.actor_id = $actor
group by item_actor.role, chosen.kind
order by list_position(['agent', 'target', 'subject', 'beneficiary', 'asserter', 'mention'], item_actor.role), chosen.kind;
