-- What is offered, for whom and on which condition: one row an offer, whoever joins in it. Twenty of `of_offers`, the
-- highest of each currency, since amounts in two currencies cannot be compared.
-- returns: item_id, agents, subjects, status, amount, currency, qualifier, condition, of_offers
with highest as (
    select place, amount, currency, count(*) over () as of_offers
    from chosen_postings($filters)
    where kind = 'reward'
    order by row_number() over (partition by currency order by amount desc, place), currency
    limit 20
)
select
    card.item_id, card.agents, card.subjects, card.status, cast(card.amount as double) as amount, card.currency,
    card.qualifier, card.condition, highest.of_offers
from card
inner join highest on highest.place = card.rowid
order by highest.currency, highest.amount desc, highest.place;
