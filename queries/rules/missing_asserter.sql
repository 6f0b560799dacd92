-- Where a speaker, an outlet or a body stands behind an item, it says which. An act that a body announces may be its own.
-- returns: file, place, wrong, remedy
select
    document.file, item.kind || ' ' || item.item_id as place,
    'says that it rests on ' || item.sourcing || ' but names nobody' as wrong,
    'name who says so under asserted_by' as remedy
from item
inner join document using (document_id)
where item.sourcing <> 'own-voice' and not exists (
    select 1 from item_actor
    where item_actor.item_id = item.item_id
        and (
            item_actor.role = 'asserter'
            or (item_actor.role = 'agent' and item.sourcing = 'official' and item.kind <> 'statement')
        )
);
