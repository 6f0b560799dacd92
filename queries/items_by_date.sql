-- When things happened, as far as the texts say: dated items in the order of their days, and undated ones of which a
-- text gives at least words such as "recently". The latest of each; `dated` of `of_items` bear a date at all. Where they
-- are so many that the query items_by_period counts them there are no rows.
-- returns: item_id, kind, headline, date, date_words, date_from, date_to, dated, worded, of_items
-- reads: tally
select
    card.item_id, card.kind, card.headline, card.date, card.date_words, card.date_from, card.date_to,
    told.dated, told.worded, told.of_items
from card
inner join tally on tally.topic in ('dated', 'worded') and tally.place = card.rowid
cross join dates_told('tally') as told
where not exists (from tally where topic = 'period')
order by
    card.date = '', coalesce(card.date_from, card.date_to), coalesce(card.date_to, card.date_from), card.item_id;
