-- What the filters leave: one row an item, in the order of the documents.
-- returns: every column of the table card
select * exclude (nth) from chosen_items($filters) order by nth;
