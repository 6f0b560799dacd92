-- The table arrest, restricted to the items that the filters leave, in the order of the query items.
-- An arrest is not a conviction.
-- returns: every column of the table arrest
select item_id, place, accusations
from chosen_items($filters)
where kind = 'arrest'
order by nth;
