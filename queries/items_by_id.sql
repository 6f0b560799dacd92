-- The items of these ids that the build holds, whatever the filters, in the order of the documents.
-- returns: every column of the table card but search and masked
select card.* exclude (search, masked)
from card
semi join unnest(cast($items as varchar[])) as asked (item_id) on asked.item_id = card.item_id
order by card.rowid;
