-- A sentence marked as carrying no item carries none.
-- returns: file, place, wrong, remedy
select distinct
    document.file, '¶' || sentence.paragraph || ' s' || sentence.sentence as place,
    'is marked as bare, yet ' || evidence.item_id || ' rests on it' as wrong,
    'remove the mark or move the evidence' as remedy
from sentence
inner join document using (document_id)
inner join evidence using (document_id, paragraph, sentence)
where sentence.bare <> '';
