-- Arrests in numbers. Where the `parameters` of an address can tell them, these lead to
-- the items that a figure counts.
-- reads: tally
-- returns: figure, value, unit, note, parameters
with chosen as (select * from tally where kind = 'arrest'),
figures as (
    select
        1 as place, 'Arrests' as figure, sum(items) as value,
        reported(sum(items), sum(items) filter (where made(kind, status))) || 'reports, not persons; not convictions' as note
    from chosen where topic = 'cell'
    union all
    select 2 as place, 'People' as figure, count(distinct actor_id) as value, 'whom they are about, by name' as note
    from chosen inner join actor using (actor_id) where chosen.role = 'subject' and actor.kind = 'person' and actor.named
    union all
    select 3 as place, 'With a place' as figure, sum(items) as value, 'whose place the texts give' as note
    from chosen where placed
    union all
    select 4 as place, 'With a date' as figure, sum(items) as value, 'whose date the texts give' as note
    from chosen where dated
)
select
    figure, cast(coalesce(value, 0) as double) as value, '' as unit, note,
    if(place = 4, map {'kind': ['arrest'], 'dated': ['yes']}, null) as parameters
from figures
order by place;
