-- A document sentence by sentence: the items that rest on each, among those the filters leave.
-- returns: paragraph, sentence, bare, item_ids, kinds, headlines, words, of_items
with chosen as materialized (select item_id, kind, headline from chosen_items($filters)),
resting as (
    select
        evidence.paragraph, evidence.sentence,
        list(evidence.item_id order by evidence.item_id, evidence.position)
            filter (where chosen.item_id is not null) as item_ids,
        list(chosen.kind order by evidence.item_id, evidence.position)
            filter (where chosen.item_id is not null) as kinds,
        list(chosen.headline order by evidence.item_id, evidence.position)
            filter (where chosen.item_id is not null) as headlines,
        list(evidence.words order by evidence.item_id, evidence.position)
            filter (where chosen.item_id is not null) as words,
        count(distinct evidence.item_id) as of_items
    from evidence
    left join chosen using (item_id)
    where evidence.document_id = $document
    group by all
)
select
    sentence.paragraph, sentence.sentence, sentence.bare,
    coalesce(resting.item_ids, []) as item_ids, coalesce(resting.kinds, []) as kinds,
    coalesce(resting.headlines, []) as headlines, coalesce(resting.words, []) as words,
    coalesce(resting.of_items, 0) as of_items
from sentence
left join resting using (paragraph, sentence)
where sentence.document_id = $document
order by sentence.paragraph, sentence.sentence;
