-- What is offered, for whom and on which condition, highest first: one row an offer, whoever joins in it. The highest
-- twenty of `of_offers`.
-- returns: item_id, agents, subjects, amount, currency, qualifier, condition, of_offers
select
    item_id, agents, subjects, cast(amount as double) as amount, currency, qualifier, condition,
    count(*) over () as of_offers
from chosen_items($filters)
where kind = 'reward'
order by amount desc, item_id
limit 20;
