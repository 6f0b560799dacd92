-- An item rests on words of the text or, where nobody holds the text, on a reference.
-- returns: file, place, wrong, remedy
select
    document.file, item.kind || ' ' || item.item_id as place,
    'rests on nothing' as wrong, 'add evidence, or a reference where nobody holds the text' as remedy
from item
inner join document using (document_id)
where (item.reference = '' or document.text_sha256 is not null)
    and item.item_id not in (select item_id from evidence);
