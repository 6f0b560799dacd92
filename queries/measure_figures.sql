-- Measures by what kind of reality they are; what is only said to be, where there is any.
-- reads: tally
-- returns: figure, value, unit, note
with chosen as (select status, items from tally where topic = 'cell' and kind = 'measure'),
figures as (
    select 1 as place, 'Measures' as figure, sum(items) as value, 'as the texts report them' as note from chosen
    union all
    select 2 as place, 'Done or in force' as figure, sum(items) as value, 'occurred or holding now' as note
    from chosen where done(status)
    union all
    select 3 as place, 'Decided' as figure, sum(items) as value, 'authorised or ordered, not reported as done' as note
    from chosen where status in ('authorised', 'ordered')
    union all
    select 4 as place, 'Made known' as figure, sum(items) as value, 'announced or pledged' as note
    from chosen where status in ('announced', 'pledged')
    union all
    select 5 as place, 'Only said' as figure, sum(items) as value, 'alleged, an opinion or a prediction' as note
    from chosen where status in ('alleged', 'judged') having sum(items) > 0
)
select figure, cast(coalesce(value, 0) as double) as value, '' as unit, note from figures order by place;
