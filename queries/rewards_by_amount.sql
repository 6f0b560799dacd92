-- What is offered, for whom and on which condition, highest first: one row an offer, whoever joins in it. The highest
-- twenty of `of_offers`.
-- returns: item_id, agents, subjects, amount, currency, qualifier, condition, of_offers
with highest as (
    select place, amount, count(*) over () as of_offers
    from chosen_postings($filters)
    where kind = 'reward'
    order by amount desc, place
    limit 20
)
select
    card.item_id, card.agents, card.subjects, cast(card.amount as double) as amount, card.currency, card.qualifier,
    card.condition, highest.of_offers
from card
inner join highest on highest.place = card.rowid
order by highest.amount desc, highest.place;
