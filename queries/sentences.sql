-- A document sentence by sentence: how many items rest on each, among those the filters leave and in all.
-- returns: paragraph, sentence, bare, items, of_items
select
    sentence.paragraph, sentence.sentence, sentence.bare,
    count(distinct chosen.item_id) as items, count(distinct evidence.item_id) as of_items
from sentence
left join evidence
    on evidence.document_id = sentence.document_id
    and evidence.paragraph = sentence.paragraph and evidence.sentence = sentence.sentence
left join chosen_items($filters) as chosen on chosen.item_id = evidence.item_id
where sentence.document_id = $document
group by sentence.paragraph, sentence.sentence, sentence.bare
order by sentence.paragraph, sentence.sentence;
