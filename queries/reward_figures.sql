-- Rewards in numbers: one total a currency. An offer by two agencies counts once.
-- returns: figure, value, unit, note
with chosen as materialized (select amount, currency from chosen_items($filters) where kind = 'reward'),
figures as (
    select 1 as place, 'Offers' as figure, count(*) as value, '' as unit, 'a joint offer counts once' as note from chosen
    union all
    select 2 as place, 'Total' as figure, sum(amount) as value, currency as unit, 'on offer, not paid' as note
    from chosen group by currency
    union all
    select 3 as place, 'Highest' as figure, max(amount) as value, currency as unit, 'a single offer' as note
    from chosen group by currency
)
select figure, cast(value as double) as value, unit, note from figures order by place, unit;
