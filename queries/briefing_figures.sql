-- What the items add up to. A joint reward counts once; agencies and groups are those that bear a name.
-- reads: tally
-- returns: figure, value, unit, note
with chosen as (
    select kind, currency, sum(items) as items, sum(amount) as amount
    from tally
    where topic = 'cell'
    group by kind, currency
),
named as (
    select actor.kind, count(distinct actor.actor_id) as actors
    from tally
    inner join actor using (actor_id)
    where tally.topic = 'part' and actor.named
    group by actor.kind
),
figures as (
    select 1 as place, 'Measures' as figure, coalesce(sum(items), 0) as value, '' as unit,
        'ordered, authorised, pledged or done' as note
    from chosen where kind = 'measure'
    union all
    select 2 as place, 'Rewards' as figure, amount as value, currency as unit,
        case items when 1 then '1 offer' else items || ' offers' end as note
    from chosen where kind = 'reward'
    union all
    select 3 as place, 'Arrests' as figure, coalesce(sum(items), 0) as value, '' as unit, 'not convictions' as note
    from chosen where kind = 'arrest'
    union all
    select 4 as place, 'Agencies' as figure, coalesce(max(actors), 0) as value, '' as unit, 'named, in any role' as note
    from named where kind = 'agency'
    union all
    select 5 as place, 'Groups' as figure, coalesce(max(actors), 0) as value, '' as unit, 'named, in any role' as note
    from named where kind = 'group'
)
select figure, cast(value as double) as value, unit, note from figures order by place, unit;
