-- An anchor has at most eight words.
-- returns: file, place, wrong, remedy
select
    document.file, item.kind || ' ' || evidence.item_id as place,
    'has an anchor of ' || len(regexp_split_to_array(trim(evidence.words), '\s+')) || ' words' as wrong,
    'shorten it to eight words or fewer' as remedy
from evidence
inner join item using (item_id)
inner join document on document.document_id = evidence.document_id
where len(regexp_split_to_array(trim(evidence.words), '\s+')) > 8;
