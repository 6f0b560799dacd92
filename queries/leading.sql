-- The items to read first: acts before words, what happened before what is planned.
-- reads: tally
-- returns: every column that a card shows
select card.* exclude (nth)
from shown_cards() as card
inner join tally on tally.topic = 'leading' and tally.place = card.nth
order by tally.turn, tally.place;
