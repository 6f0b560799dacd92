-- A date's first day is not after its last, and both agree with the year it names.
-- returns: file, place, wrong, remedy
select
    document.file, item.kind || ' ' || item.item_id as place,
    'has the date ' || item.date || ', which runs backwards or disagrees with its bounds' as wrong,
    'correct the date; an interval is FROM/TO' as remedy
from item
inner join document using (document_id)
where item.date_from > item.date_to
    or (item.date = '') <> (item.date_from is null and item.date_to is null)
    or coalesce(year(item.date_from) <> try_cast(regexp_extract(item.date, '^\d{4}') as integer), false);
