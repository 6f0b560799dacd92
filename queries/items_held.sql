-- Which of some items the build holds, in the order asked.
-- returns: item_id, kind, headline
select card.item_id, card.kind, card.headline
from card
inner join unnest(cast($items as varchar[])) with ordinality as asked (item_id, place) using (item_id)
order by asked.place;
