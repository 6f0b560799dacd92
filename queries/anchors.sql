-- Every anchor of a document, with its item, who stands behind it, and whether the filters leave it.
-- returns: item_id, kind, headline, sourcing, asserters, paragraph, sentence, words, position, chosen
with chosen as (
    select item_id from chosen_items($filters)
)
select
    card.item_id, card.kind, card.headline, card.sourcing, card.asserters,
    evidence.paragraph, evidence.sentence, evidence.words, evidence.position,
    card.item_id in (select item_id from chosen) as chosen
from evidence
inner join card using (item_id)
where evidence.document_id = $document
order by evidence.paragraph, evidence.sentence, evidence.item_id, evidence.position;
