-- Rewards on offer by currency, highest first. An offer by two agencies is one row.
-- $limit and $offset name the page wanted; without them all of it.
-- returns: every column that a card shows
select card.* exclude (nth)
from shown_cards() as card
inner join (
    select place, amount, currency
    from chosen_postings($filters)
    where kind = 'reward'
    order by currency, amount desc, place
    limit $limit offset $offset
) as page on page.place = card.nth
order by page.currency, page.amount desc, page.place;
