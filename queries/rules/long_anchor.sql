-- An anchor has at most eight words.
-- returns: file, place, wrong, remedy
select
    document.file, item.kind || ' ' || evidence.item_id as place,
    format('has an anchor of {} words (“{} …”)', len(evidence.parts), array_to_string(evidence.parts[:3], ' ')) as wrong,
    'shorten it to eight words or fewer' as remedy
from (select *, regexp_extract_all(words, '[^\s\pZ–—]+') as parts from evidence) as evidence
inner join item using (item_id)
inner join document on document.document_id = evidence.document_id
where len(evidence.parts) > 8;
