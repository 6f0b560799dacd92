-- The numbers by which the table posting knows actors and items.
-- returns: code, number
select actor_id as code, number from actor_number where list_contains(cast($actors as varchar[]), actor_id)
union all
select item_id as code, rowid as number
from card
where len($items) > 0 and list_contains(cast($items as varchar[]), item_id);
