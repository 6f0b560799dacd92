-- What the items add up to. A joint reward counts once; agencies and groups are those that bear a name. The
-- `parameters` of an address lead to the items that a figure counts; of several currencies none tells them apart. Who is
-- counted stands with others who bear no name.
-- reads: tally
-- returns: figure, value, unit, note, parameters
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
    shown.figure,
    cast(coalesce(if(shown.kind = 'reward', counted.amount, counted.items), 0) as double) as value,
    coalesce(counted.unit, '') as unit,
    case counted.kind
        when 'arrest' then reported(counted.items, counted.made) || shown.note
        when 'reward'
            then
                if(counted.items = 1, '1 offer', format('{:,} offers', cast(counted.items as bigint)))
                || rtrim('; ' || reported(counted.items, counted.made), '; ') || exactness(counted.qualifier)
        else shown.note
    end as note,
    case
        when shown.kind in ('agency', 'group') then cast(map {} as map(varchar, varchar[]))
        when count(*) over (partition by shown.kind) = 1 then map {'kind': [shown.kind]}
    end as parameters
from (
    values
        (1, 'measure', 'Measures', 'done, decided or only said'), (2, 'reward', 'Rewards', 'no offer'),
        (3, 'arrest', 'Arrests', 'reports, not persons; not convictions'),
        (4, 'agency', 'Agencies', 'with a name, in any role'),
        (5, 'group', 'Groups', 'with a name, in any role')
) as shown (place, kind, figure, note)
left join counted using (kind)
order by shown.place, unit;
