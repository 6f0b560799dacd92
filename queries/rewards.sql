-- Rewards on offer, highest first. An offer by two agencies is one row.
-- returns: every column of the table card
select *
from chosen_items($filters)
where kind = 'reward'
order by amount desc, item_id;
