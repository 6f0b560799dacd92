-- How many items rest on each sentence of a document, by who stands behind them. A sentence on which none rests has one
-- row without a source, and says why if the document does.
-- returns: paragraph, sentence, sourcing, items, bare
select
    sentence.paragraph, sentence.sentence, chosen.sourcing, count(distinct chosen.item_id) as items, sentence.bare
from sentence
left join evidence
    on evidence.document_id = sentence.document_id
    and evidence.paragraph = sentence.paragraph and evidence.sentence = sentence.sentence
left join chosen_items($filters) as chosen on chosen.item_id = evidence.item_id
where sentence.document_id = $document
group by sentence.paragraph, sentence.sentence, sentence.bare, chosen.sourcing
qualify chosen.sourcing is not null or count(*) over (partition by sentence.paragraph, sentence.sentence) = 1
order by sentence.paragraph, sentence.sentence, place_of_sourcing(chosen.sourcing);
