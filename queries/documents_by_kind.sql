-- What the build rests on: its documents of each kind and the days of publication they span, where they are `dated`.
-- `earliest` and `latest` are in EDTF, as precise as the texts are.
-- returns: kind, documents, dated, first_day, last_day, earliest, latest
select
    kind, count(*) as documents, count(coalesce(published_from, published_to)) as dated,
    min(coalesce(published_from, published_to)) as first_day,
    max(coalesce(published_to, published_from)) as last_day,
    arg_min(published, coalesce(published_from, published_to)) as earliest,
    arg_max(published, coalesce(published_to, published_from)) as latest
from document
group by kind
order by documents desc, kind;
