-- Arrests, latest first, undated ones after them.
-- $limit and $offset name the page wanted; without them all of it.
-- returns: every column of the table card
select *
from chosen_items($filters)
where kind = 'arrest'
order by date_to desc nulls last, item_id
limit $limit offset $offset;
