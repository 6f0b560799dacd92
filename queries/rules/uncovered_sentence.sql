-- Every sentence of a text carries an item or is marked as carrying none.
-- returns: file, place, wrong, remedy
select
    document.file, '¶' || sentence.paragraph || ' s' || sentence.sentence as place,
    'carries no item and no mark' as wrong,
    'add an item that rests on it, or list it under bare in [document.text] and say why' as remedy
from sentence
inner join document using (document_id)
where sentence.bare = '' and not exists (
    select 1 from evidence
    where evidence.document_id = sentence.document_id
        and evidence.paragraph = sentence.paragraph and evidence.sentence = sentence.sentence
);
