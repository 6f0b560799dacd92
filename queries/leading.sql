-- The items to read first: acts before words, what happened before what is planned.
-- returns: every column of the table card
select card.*
from card
inner join (
    select place, turn from chosen_postings($filters) order by turn, place limit 6
) as picked on picked.place = card.rowid
order by picked.turn, picked.place;
