-- The table statement, restricted to the items that the filters leave, in the order of the query items.
-- returns: every column of the table statement
select item_id, voice
from chosen_items($filters)
where kind = 'statement'
order by nth;
