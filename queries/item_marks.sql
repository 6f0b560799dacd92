-- Every item with a number that is the same wherever all that is kept of it is the same, and whether the filters leave it.
-- returns: item_id, mark, within
select
    item_id,
    -- The number of a row is a column in a lake, and says nothing of the item.
    hash(*columns(lambda name : name <> 'rowid')) as mark,
    card.rowid in (select place from chosen_postings($filters)) as within
from card
order by card.rowid;
