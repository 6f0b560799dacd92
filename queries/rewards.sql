-- Rewards on offer, highest first. An offer by two agencies is one row.
-- $limit and $offset name the page wanted; without them all of it.
-- returns: every column that a card shows
select card.* exclude (nth)
from shown_cards() as card
inner join (
    select place, amount
    from chosen_postings($filters)
    where kind = 'reward'
    order by amount desc, place
    limit $limit offset $offset
) as page on page.place = card.nth
order by page.amount desc, page.place;
