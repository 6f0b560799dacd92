-- The items that name an actor, among those the filters leave, by the roles it has in them. $role keeps those in which
-- it is the first role.
-- $limit and $offset name the page wanted; without them all of it.
-- returns: roles, and every column of the table card
select parts.roles, chosen.* exclude (nth)
from chosen_items($filters) as chosen
inner join (
    select item_id, list(role order by position) as roles from item_actor where actor_id = $actor group by item_id
) as parts using (item_id)
where $role is null or parts.roles[1] = $role
order by
    list_position(['agent', 'target', 'subject', 'beneficiary', 'asserter', 'mention'], parts.roles[1]),
    chosen.document_id, chosen.item_id
limit $limit offset $offset;
