-- What the build holds: items, dated ones and the days they span, documents, and those that are no articles.
-- returns: items, dated, first_day, last_day, documents, records
select
    (select count(*) from item) as items,
    (select count(*) from posting inner join cell using (cell) where number = 0 and dated) as dated,
    (select min(coalesce(date_from, date_to)) from posting where number = 0) as first_day,
    (select max(coalesce(date_to, date_from)) from posting where number = 0) as last_day,
    (select count(*) from document) as documents,
    (select count(*) from document where kind <> 'article') as records;
