-- How many documents a list offers, out of thousands.
create macro most_documents() as 500;
-- What a page tells of what the filters leave, in one reading of it. How often everything occurs: a row a cell; a row a
-- part; a row with the number of documents, and one for each of the busiest and each that is chosen. And the places of
-- the cards that are to be read first, of those dated last, and of those of which the text gives words in place of a
-- date. Most numbers of a page are counted from it.
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
    (select 'leading' as topic, turn, place from chosen order by turn, place limit 4)
    union all by name
    (
        select 'dated' as topic, place from chosen where dated
        order by coalesce(date_to, date_from) desc, place limit 16
    )
    union all by name
    (select 'worded' as topic, place from chosen where worded and not dated order by place limit 16)
);
