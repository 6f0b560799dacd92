-- Arrests, latest first, undated ones after them.
-- $limit and $offset name the page wanted; without them all of it.
-- returns: every column that a card shows
select card.* exclude (nth)
from shown_cards() as card
inner join (
    select place, date_to
    from chosen_postings($filters)
    where kind = 'arrest'
    order by date_to desc nulls last, place
    limit $limit offset $offset
) as page on page.place = card.nth
order by page.date_to desc nulls last, page.place;
