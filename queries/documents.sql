-- The documents, with what is known of each and how many of its items the filters leave.
-- $only names one of them; $limit says how many, those with such items before others and the newest first; without them
-- all.
-- returns: every column of the table document, name, sentences, bare, items, of_items
with chosen as (
    select document_id, count(*) as items from chosen_postings($filters) group by document_id
),
held as (
    select document_id, count(*) as of_items from item group by document_id
),
told as (
    select document_id, count(*) as sentences, count(*) filter (where bare <> '') as bare
    from sentence
    group by document_id
)
select
    document.*, document_name.name, coalesce(told.sentences, 0) as sentences, coalesce(told.bare, 0) as bare,
    coalesce(chosen.items, 0) as items, coalesce(held.of_items, 0) as of_items
from document
inner join document_name using (document_id)
left join told using (document_id)
left join held using (document_id)
left join chosen using (document_id)
where ($only is null or document.document_id = $only)
    and (document.kind = 'article' or $filters['records'] or chosen.items > 0)
order by items = 0, document.published_from desc nulls last, document.document_id
limit $limit;
