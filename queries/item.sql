-- One item by its id, whatever the filters.
-- returns: every column of the table card but search and masked
select * exclude (search, masked) from card where item_id = $item;
