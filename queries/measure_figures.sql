-- Measures by what kind of reality they are.
-- returns: figure, value, unit, note
with chosen as materialized (select status from chosen_items($filters) where kind = 'measure'),
figures as (
    select 1 as place, 'Measures' as figure, count(*) as value, 'as the texts report them' as note from chosen
    union all
    select 2 as place, 'Done or in force' as figure, count(*) as value, 'occurred or holding now' as note
    from chosen where status in ('occurred', 'in-force')
    union all
    select 3 as place, 'Decided' as figure, count(*) as value, 'authorised or ordered, not reported as done' as note
    from chosen where status in ('authorised', 'ordered')
    union all
    select 4 as place, 'Promised' as figure, count(*) as value, 'announced or pledged' as note
    from chosen where status in ('announced', 'pledged')
)
select figure, cast(value as double) as value, '' as unit, note from figures order by place;
