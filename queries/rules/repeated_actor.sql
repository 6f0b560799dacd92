-- An item lists an actor once in a role.
-- returns: file, place, wrong, remedy
select
    document.file, item.kind || ' ' || item.item_id as place,
    'lists ' || item_actor.actor_id || ' more than once as ' || item_actor.role as wrong,
    'list it once' as remedy
from item_actor
inner join item using (item_id)
inner join document using (document_id)
group by document.file, item.kind, item.item_id, item_actor.actor_id, item_actor.role
having count(distinct item_actor.position) > 1;
