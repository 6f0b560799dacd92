-- The table evidence, restricted to the items that the filters leave.
-- returns: every column of the table evidence
select *
from evidence
where item_id in (select item_id from chosen_items($filters))
order by item_id, position;
