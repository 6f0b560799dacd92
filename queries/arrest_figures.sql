-- Arrests in numbers.
-- returns: figure, value, unit, note
with chosen as materialized (select subjects, place, date from chosen_items($filters) where kind = 'arrest'),
figures as (
    select 1 as place, 'Arrests' as figure, count(*) as value, 'not convictions' as note from chosen
    union all
    select 2 as place, 'People' as figure, count(distinct subject) as value, 'named as arrested' as note
    from (select unnest(subjects) as subject from chosen)
    union all
    select 3 as place, 'With a place' as figure, count(*) as value, 'the text says where' as note
    from chosen where place <> ''
    union all
    select 4 as place, 'With a date' as figure, count(*) as value, 'the text says when' as note
    from chosen where date <> ''
)
select figure, cast(value as double) as value, '' as unit, note from figures order by place;
