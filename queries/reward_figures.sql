-- Rewards in numbers: one total a currency. An offer by two agencies counts once.
-- reads: tally
-- returns: figure, value, unit, note
with chosen as (
    select
        currency, sum(items) as items, sum(amount) as amount, max(highest) as highest, common(qualifier) as qualifier,
        common(case when highest = most then qualifier end) as of_highest,
        sum(items) filter (where made(kind, status)) as made
    from (
        select *, max(highest) over (partition by currency) as most from tally where topic = 'cell' and kind = 'reward'
    )
    group by currency
),
figures as (
    select 1 as place, 'Offers' as figure, coalesce(sum(items), 0) as value, '' as unit,
        reported(sum(items), sum(made)) || 'a joint offer counts once' as note
    from chosen
    union all
    select 2 as place, 'Total' as figure, amount as value, currency as unit, 'as stated' || exactness(qualifier) as note
    from chosen
    union all
    select 3 as place, 'Highest' as figure, highest as value, currency as unit,
        'a single offer' || exactness(of_highest) as note
    from chosen
)
select figure, cast(value as double) as value, unit, note from figures order by place, unit;
