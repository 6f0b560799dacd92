-- How many items the filters leave, how many of these bear no date, and of how many.
-- reads: tally
-- returns: items, undated, of_items
select
    cast(coalesce(sum(items), 0) as bigint) as items,
    cast(coalesce(sum(items) filter (where not dated), 0) as bigint) as undated,
    (select count(*) from card) as of_items
from tally
where topic = 'cell';
