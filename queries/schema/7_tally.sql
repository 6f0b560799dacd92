-- How many documents a list offers, out of thousands.
create macro most_documents() as 500;
-- How many dated items a time line shows one by one; more are counted.
create macro most_dated() as 16;
-- The day on which a unit of time begins that `day` is in.
create macro begun(unit, day) as greatest(cast(date_trunc(unit, day) as date), date '0001-01-01');
-- How many of `of_items` bear a date, and of how many others a text gives words in place of one, from a tally that the
-- query `read`s by this name.
create macro dates_told(read) as table (
    select
        cast(coalesce(sum(items) filter (where dated), 0) as bigint) as dated,
        cast(coalesce(sum(items) filter (where not dated and worded), 0) as bigint) as worded,
        cast(sum(items) as bigint) as of_items
    from query_table(read)
    where topic = 'cell'
);
-- What a page tells of what the filters leave, in one reading of it. How often everything occurs: a row a cell; a row a
-- part; a row with the number of documents, and one for each of the busiest and each that is chosen; where many are dated,
-- a row a day, month, year or decade. And the places of the cards that are to be read first, of those dated last, and of
-- those of which the text gives words in place of a date. Most numbers of a page are counted from it.
create macro tallied(filters) as table (
    with chosen as materialized (
        select place, cell, parts, document_id, amount, date_from, date_to, turn, dated, worded
        from chosen_postings(filters)
    ),
    cells as (
        select cell, count(*) as items, sum(amount) as amount, max(amount) as highest from chosen group by cell
    ),
    taken as (
        select part, count(*) as items from (select unnest(parts) as part from chosen) group by part
    ),
    documents as (select document_id, count(*) as items from chosen group by document_id),
    busiest as (
        (from documents order by items desc, document_id limit most_documents())
        union
        from documents where chosen_document(filters, document_id)
    ),
    -- Of what may have happened within the days asked for, that which did.
    dates as (
        select date_from, date_to, count(*) as items
        from chosen
        where dated
            and (filters['since'] is null or coalesce(date_from >= cast(filters['since'] as date), false))
            and (filters['until'] is null or coalesce(date_to <= cast(filters['until'] as date), false))
        group by date_from, date_to
    ),
    -- The finest unit that three of four dates name and of which fewer than 120 go from the first day to the last.
    ruler as (
        select
            case
                when last - first < 120 and 4 * days >= 3 * items then 'day'
                when datediff('month', first, last) < 120 and 4 * months >= 3 * items then 'month'
                when datediff('year', first, last) < 120 and 4 * years >= 3 * items then 'year'
                else 'decade'
            end as unit
        from (
            select
                min(date_from) as first, max(date_to) as last, sum(items) as items,
                sum(items) filter (date_from = date_to) as days,
                sum(items) filter (begun('month', date_from) = begun('month', date_to)) as months,
                sum(items) filter (begun('year', date_from) = begun('year', date_to)) as years
            from dates
        )
        where items > most_dated()
    ),
    periods as (
        select unit, begun(unit, date_from) as since, cast(sum(items) as bigint) as items
        from dates cross join ruler
        where begun(unit, date_from) = begun(unit, date_to)
        group by all
    )
    select 'cell' as topic, cells.* exclude (cell), cell.* exclude (cell), null as actor_id, null as role, null as first
    from cells
    inner join cell using (cell)
    union all by name
    select 'part' as topic, taken.items, part.* exclude (part)
    from taken
    inner join part using (part)
    union all by name
    select 'documents' as topic, count(*) as items from documents
    union all by name
    select 'document' as topic, items, document_id from busiest
    union all by name
    select 'period' as topic, * from periods
    union all by name
    (select 'leading' as topic, turn, place from chosen order by turn, place limit 4)
    union all by name
    (
        select 'dated' as topic, place from chosen where dated
        order by coalesce(date_to, date_from) desc, place limit most_dated()
    )
    union all by name
    (select 'worded' as topic, place from chosen where worded and not dated order by place limit most_dated())
);
