-- Measures by what kind of reality they are; what is only said to be, where there is any. The `parameters` of an
-- address lead to the items that a figure counts; where they are null, all are.
-- reads: tally
-- returns: figure, value, unit, note, parameters
select
    shown.figure, cast(coalesce(sum(tally.items), 0) as double) as value, '' as unit, shown.note,
    if(shown.place > 1, map {
        'kind': ['measure'],
        'status': list(distinct tally.status order by tally.status) filter (where tally.status is not null)
    }, null) as parameters
from (
    values
        (1, 'Measures', 'as the texts report them'),
        (2, 'Done or in force', 'occurred or holding now'),
        (3, 'Decided', 'authorised or ordered, not reported as done'),
        (4, 'Made known', 'announced or pledged'),
        (5, 'Only said', 'alleged, an opinion or a prediction')
) as shown (place, figure, note)
left join tally
    on tally.topic = 'cell' and tally.kind = 'measure'
    and case shown.place
        when 1 then true
        when 2 then done(tally.status)
        when 3 then tally.status in ('authorised', 'ordered')
        when 4 then tally.status in ('announced', 'pledged')
        else tally.status in ('alleged', 'judged')
    end
group by shown.place, shown.figure, shown.note
having shown.place < 5 or sum(tally.items) > 0
order by shown.place;
