-- How often everything occurs among what the filters leave: a row a cell; a row a part; a row with the number of
-- documents. Most numbers of a page are counted from it.
create macro tallied(filters) as table (
    with chosen as materialized (select cell, parts, document_id, amount from chosen_postings(filters)),
    cells as (
        select cell, count(*) as items, sum(amount) as amount, max(amount) as highest from chosen group by cell
    ),
    taken as (
        select part, count(*) as items from (select unnest(parts) as part from chosen) group by part
    )
    select 'cell' as topic, cells.* exclude (cell), cell.* exclude (cell), null as actor_id, null as role, null as first
    from cells
    inner join cell using (cell)
    union all by name
    select 'part' as topic, taken.items, part.* exclude (part)
    from taken
    inner join part using (part)
    union all by name
    select 'document' as topic, count(distinct document_id) as items from chosen
);
