-- What the build rests on: its documents of each kind and the days of publication they span, where they are `dated`.
-- returns: kind, documents, dated, first_day, last_day
select
    kind, count(*) as documents, count(coalesce(published_from, published_to)) as dated,
    min(coalesce(published_from, published_to)) as first_day,
    max(coalesce(published_to, published_from)) as last_day
from document
group by kind
order by documents desc, kind;
