-- When things happened, as far as the texts say: dated items in the order of their days, and undated ones of which a
-- text gives at least words such as "recently". The latest of each; `dated` of `of_items` bear a date at all. Where they
-- are so many that the query items_by_period counts them there are no rows.
-- returns: item_id, kind, headline, date, date_words, date_from, date_to, dated, worded, of_items
-- reads: tally
with counted as (
    select
        sum(items) filter (where dated) as dated, sum(items) filter (where not dated and worded) as worded,
        sum(items) as of_items
    from tally
    where topic = 'cell'
)
select
    card.item_id, card.kind, card.headline, card.date, card.date_words, card.date_from, card.date_to,
    cast(coalesce(counted.dated, 0) as bigint) as dated, cast(coalesce(counted.worded, 0) as bigint) as worded,
    cast(counted.of_items as bigint) as of_items
from card
inner join tally on tally.topic in ('dated', 'worded') and tally.place = card.rowid
cross join counted
where not exists (from tally where topic = 'period')
order by
    card.date = '', coalesce(card.date_from, card.date_to), coalesce(card.date_to, card.date_from), card.item_id;
