-- Every item with a number that is the same wherever all that is told of it is the same, and whether the filters leave it.
-- returns: item_id, mark, within
select
    item_id,
    -- The number of a row is a column in a lake. What only filters need and what is said of the document is no change.
    hash(*columns(lambda name : name not in (
        'rowid', 'search', 'masked', 'actors', 'agencies', 'groups', 'document_title', 'document_kind'
    ))) as mark,
    card.rowid in (select place from chosen_postings($filters)) as within
from card
order by card.rowid;
