-- Measures, in the order of the documents.
-- $limit and $offset name the page wanted; without them all of it.
-- returns: every column that a card shows
select card.* exclude (nth)
from shown_cards() as card
inner join (
    select place
    from chosen_postings($filters)
    where kind = 'measure'
    order by place
    limit $limit offset $offset
) as page on page.place = card.nth
order by page.place;
