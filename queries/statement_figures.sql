-- Statements in numbers.
-- returns: figure, value, unit, note
with chosen as materialized (select asserters, voice, status from chosen_items($filters) where kind = 'statement'),
figures as (
    select 1 as place, 'Statements' as figure, count(*) as value, 'things said' as note from chosen
    union all
    select 2 as place, 'Speakers' as figure, count(distinct asserter) as value, 'people, outlets and bodies credited' as note
    from (select unnest(asserters) as asserter from chosen)
    union all
    select 3 as place, 'Quoted' as figure, count(*) as value, 'in the speaker''s own words' as note
    from chosen where voice in ('direct', 'fragment')
    union all
    select 4 as place, 'Judgements' as figure, count(*) as value, 'opinions and predictions' as note
    from chosen where status = 'judged'
)
select figure, cast(value as double) as value, '' as unit, note from figures order by place;
