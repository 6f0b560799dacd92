-- The items to read first: acts before words, what happened before what is planned.
-- reads: tally
-- returns: every column of the table card
select card.*
from card
inner join tally on tally.topic = 'leading' and tally.place = card.rowid
order by tally.turn, tally.place;
