-- Statements in numbers. Where the `parameters` of an address can tell them, these lead to the items that a
-- figure counts.
-- reads: tally
-- returns: figure, value, unit, note, parameters
with chosen as (select * from tally where kind = 'statement'),
figures as (
    select 1 as place, 'Statements' as figure, sum(items) as value, 'things said' as note
    from chosen where topic = 'cell'
    union all
    select 2 as place, 'Speakers' as figure, count(distinct actor_id) as value,
        'people, outlets and bodies credited' as note
    from chosen where role = 'asserter'
    union all
    select 3 as place, 'Quoted' as figure, sum(items) as value, 'wholly or partly in the speaker’s own words' as note
    from chosen where voice in ('direct', 'fragment')
    union all
    select 4 as place, 'Judgements' as figure, sum(items) as value, 'opinions and predictions' as note
    from chosen where status = 'judged'
)
select
    figure, cast(coalesce(value, 0) as double) as value, '' as unit, note,
    if(place = 4, map {'kind': ['statement'], 'status': ['judged']}, null) as parameters
from figures
order by place;
