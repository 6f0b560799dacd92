-- What the filters leave: one row an item, in the order of the documents.
-- returns: every column of the table card
select * from chosen_items($filters);
