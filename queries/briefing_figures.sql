-- What the items add up to. A joint reward counts once; agencies and groups are those that bear a name. The items
-- that a figure counts bear `codes` of `filter`; without codes it counts the values of that filter.
-- reads: tally
-- returns: figure, value, unit, note, filter, codes
with counted as (
    select
        kind, if(kind = 'reward', currency, '') as unit, sum(items) as items, sum(amount) as amount,
        common(qualifier) as qualifier,
        sum(items) filter (where made(kind, status)) as made
    from tally
    where topic = 'cell'
    group by all
    union all
    select
        actor.kind, '' as unit, count(distinct actor.actor_id) as items, null as amount, null as qualifier, null as made
    from tally
    inner join actor using (actor_id)
    where tally.topic = 'part' and actor.named
    group by actor.kind
)
select
    shown.figure, cast(if(shown.kind = 'reward', counted.amount, coalesce(counted.items, 0)) as double) as value,
    coalesce(counted.unit, '') as unit,
    case shown.kind
        when 'arrest' then reported(counted.items, counted.made) || shown.note
        when 'reward'
            then
                if(counted.items = 1, '1 offer', format('{:,} offers', cast(counted.items as bigint)))
                || rtrim('; ' || reported(counted.items, counted.made), '; ') || exactness(counted.qualifier)
        else shown.note
    end as note,
    if(shown.kind in ('agency', 'group'), shown.kind, 'kind') as filter,
    if(filter = 'kind', [shown.kind], []) as codes
from (
    values
        (1, 'measure', 'Measures', 'done, decided or only said'), (2, 'reward', 'Rewards', ''),
        (3, 'arrest', 'Arrests', 'reports, not persons; not convictions'),
        (4, 'agency', 'Agencies', 'with a name, in any role'),
        (5, 'group', 'Groups', 'with a name, in any role')
) as shown (place, kind, figure, note)
left join counted using (kind)
where shown.kind <> 'reward' or counted.items > 0
order by shown.place, unit;
