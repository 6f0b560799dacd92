-- Statements in numbers. The items that a figure counts are `counted`, by the parameters of an address, where these can
-- tell.
-- reads: tally
-- returns: figure, value, unit, note, counted
with chosen as (select * from tally where kind = 'statement'),
figures as (
    select 1 as place, 'Statements' as figure, sum(items) as value, 'things said' as note
    from chosen where topic = 'cell'
    union all
    select 2 as place, 'Speakers' as figure, count(distinct actor.name) as value,
        'people, outlets and bodies credited' as note
    from chosen inner join actor using (actor_id) where chosen.role = 'asserter'
    union all
    select 3 as place, 'Quoted' as figure, sum(items) as value, 'wholly or partly in the speaker’s own words' as note
    from chosen where voice in ('direct', 'fragment')
    union all
    select 4 as place, 'Judgements' as figure, sum(items) as value, 'opinions and predictions' as note
    from chosen where status = 'judged'
)
select
    figure, cast(coalesce(value, 0) as double) as value, '' as unit, note,
    if(place = 4, map {'kind': ['statement'], 'status': ['judged']}, null) as counted
from figures
order by place;
