-- How many items the filters leave, and of how many.
-- returns: items, of_items
select
    (select count(*) from chosen_items($filters)) as items,
    (select count(*) from card) as of_items;
