-- Evidence stands in a sentence that the document’s text has; of a text of which nothing is said, once for all.
-- returns: file, place, wrong, remedy
with told as (select distinct document_id from sentence)
select
    document.file, 'document' as place, 'has evidence, but nothing is said of its text' as wrong,
    'add [document.text], as python -m briefing sentences FILE prints it last' as remedy
from document
semi join evidence using (document_id)
anti join told using (document_id)
union all
select
    document.file, item.kind || ' ' || evidence.item_id as place,
    'rests on ¶' || evidence.paragraph || ' s' || evidence.sentence || ', which the text does not have' as wrong,
    'correct the place, or the list of sentences in [document.text]' as remedy
from evidence
inner join item using (item_id)
inner join document on document.document_id = evidence.document_id
semi join told on told.document_id = evidence.document_id
where not exists (
    select 1 from sentence
    where sentence.document_id = evidence.document_id
        and sentence.paragraph = evidence.paragraph and sentence.sentence = evidence.sentence
);
