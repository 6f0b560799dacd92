-- What the items add up to. A joint reward counts once; agencies and groups are those that bear a name.
-- returns: figure, value, unit, note
with chosen as materialized (select * from chosen_items($filters)),
named as (
    select actor.kind, count(distinct actor.actor_id) as actors
    from chosen
    cross join unnest(chosen.actors) as t (actor_id)
    inner join actor using (actor_id)
    where actor.named
    group by actor.kind
),
figures as (
    select 1 as place, 'Measures' as figure, count(*) as value, '' as unit,
        'ordered, authorised, pledged or done' as note
    from chosen where kind = 'measure'
    union all
    select 2 as place, 'Rewards' as figure, sum(amount) as value, currency as unit,
        case count(*) when 1 then '1 offer' else count(*) || ' offers' end as note
    from chosen where kind = 'reward' group by currency
    union all
    select 3 as place, 'Arrests' as figure, count(*) as value, '' as unit, 'not convictions' as note
    from chosen where kind = 'arrest'
    union all
    select 4 as place, 'Agencies' as figure, coalesce(max(actors), 0) as value, '' as unit, 'named, in any role' as note
    from named where kind = 'agency'
    union all
    select 5 as place, 'Groups' as figure, coalesce(max(actors), 0) as value, '' as unit, 'named, in any role' as note
    from named where kind = 'group'
)
select figure, cast(value as double) as value, unit, note from figures order by place, unit;
