-- How many items the filters leave, and of how many.
-- reads: tally
-- returns: items, of_items
select
    (select cast(coalesce(sum(items), 0) as bigint) from tally where topic = 'cell') as items,
    (select count(*) from card) as of_items;
