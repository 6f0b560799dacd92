-- How far the items chosen cover the sentences of a document, and how many of them rest on one sentence only.
-- returns: figure, value, unit, note
with resting as (
    select evidence.item_id, evidence.paragraph, evidence.sentence
    from evidence
    inner join chosen_items($filters) as chosen using (item_id)
    where evidence.document_id = $document
    group by all
),
items as (
    select item_id, count(*) as sentences from resting group by item_id
)
select 'Sentences with items' as figure,
    cast((select count(distinct (paragraph, sentence)) from resting) as double) as value, '' as unit,
    format('of {:,} carry items chosen; {:,} marked as carrying none', count(*), count(*) filter (where bare <> '')) as note
from sentence
where document_id = $document
union all
select 'On one sentence only' as figure, cast(count(*) filter (where sentences = 1) as double) as value, '' as unit,
    format('of {:,} {}', count(*), if(count(*) = 1, 'item', 'items')) as note
from items
union all
select 'On several sentences' as figure, cast(count(*) filter (where sentences > 1) as double) as value, '' as unit,
    format('of {:,} {}', count(*), if(count(*) = 1, 'item', 'items')) as note
from items;
