-- Rewards on offer, highest first. An offer by two agencies is one row.
-- $limit and $offset name the page wanted; without them all of it.
-- returns: every column of the table card
select *
from chosen_items($filters)
where kind = 'reward'
order by amount desc, item_id
limit $limit offset $offset;
