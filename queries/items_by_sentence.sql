-- How many items of each kind rest on each sentence of a document. A bare sentence has one row without a kind.
-- returns: paragraph, sentence, kind, items
select sentence.paragraph, sentence.sentence, chosen.kind, count(distinct chosen.item_id) as items
from sentence
left join evidence
    on evidence.document_id = sentence.document_id
    and evidence.paragraph = sentence.paragraph and evidence.sentence = sentence.sentence
left join chosen_items($filters) as chosen on chosen.item_id = evidence.item_id
where sentence.document_id = $document
group by sentence.paragraph, sentence.sentence, chosen.kind
qualify chosen.kind is not null or count(*) over (partition by sentence.paragraph, sentence.sentence) = 1
order by sentence.paragraph, sentence.sentence, chosen.kind;
