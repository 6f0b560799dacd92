-- What the filters leave: one row an item, in the order of the documents.
-- $limit and $offset name the page wanted; without them all of it.
-- returns: every column of the table card but search and masked
select card.* exclude (search, masked)
from card
inner join (
    select place from chosen_postings($filters) order by place limit $limit offset $offset
) as page on page.place = card.rowid
order by page.place;
