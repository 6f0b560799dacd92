-- The table item_actor, restricted to the items that the filters leave.
-- returns: every column of the table item_actor
select *
from item_actor
where item_id in (select item_id from chosen_items($filters))
order by item_id, position;
