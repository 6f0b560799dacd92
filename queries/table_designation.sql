-- The table designation, restricted to the items that the filters leave, in the order of the query items.
-- returns: every column of the table designation
select item_id, programme, listed, effective
from chosen_items($filters)
where kind = 'designation'
order by nth;
