-- The table reward, restricted to the items that the filters leave, in the order of the query items.
-- returns: every column of the table reward
select item_id, amount, currency, qualifier, condition
from chosen_items($filters)
where kind = 'reward'
order by nth;
