-- One item by its id, whatever the filters.
-- returns: every column of the table card
select * from card where item_id = $item;
