-- The table measure, restricted to the items that the filters leave, in the order of the query items.
-- returns: every column of the table measure
select item_id, measure_type
from chosen_items($filters)
where kind = 'measure'
order by nth;
