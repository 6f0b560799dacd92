-- Evidence stands in a sentence that the document's text has.
-- returns: file, place, wrong, remedy
select
    document.file, item.kind || ' ' || evidence.item_id as place,
    'rests on ¶' || evidence.paragraph || ' s' || evidence.sentence || ', which the text does not have' as wrong,
    'correct the place, or the list of sentences in [document.text]' as remedy
from evidence
inner join item using (item_id)
inner join document on document.document_id = evidence.document_id
where not exists (
    select 1 from sentence
    where sentence.document_id = evidence.document_id
        and sentence.paragraph = evidence.paragraph and sentence.sentence = evidence.sentence
);
