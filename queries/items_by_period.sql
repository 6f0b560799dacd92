-- When things happened, where more items bear a date than a time line shows one by one: how many each day, month, year or
-- decade has (`unit`), whose `date` is in EDTF. Items of which the date leaves that open are not among them; `dated` of
-- `of_items` bear a date at all, and of `worded` others a text gives words such as "recently".
-- returns: date, date_from, date_to, unit, items, dated, worded, of_items
-- reads: tally
with written (unit, letters, rest) as (values ('day', 10, ''), ('month', 7, ''), ('year', 4, ''), ('decade', 3, 'X'))
select
    left(cast(tally.since as varchar), written.letters) || written.rest as date,
    tally.since as date_from,
    case tally.unit
        when 'day' then tally.since
        when 'month' then last_day(tally.since)
        when 'year' then make_date(year(tally.since), 12, 31)
        else make_date(year(tally.since) // 10 * 10 + 9, 12, 31)
    end as date_to,
    tally.unit, tally.items, told.dated, told.worded, told.of_items
from tally
inner join written using (unit)
cross join dates_told('tally') as told
where tally.topic = 'period'
order by tally.since;
