-- Arrests, latest first, undated ones after them.
-- $limit and $offset name the page wanted; without them all of it.
-- returns: every column of the table card
select card.*
from card
inner join (
    select place, date_to
    from chosen_postings($filters)
    where kind = 'arrest'
    order by date_to desc nulls last, place
    limit $limit offset $offset
) as page on page.place = card.rowid
order by page.date_to desc nulls last, page.place;
