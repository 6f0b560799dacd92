-- Every actor an item names stands in the register.
-- needs: every document
-- returns: file, place, wrong, remedy
select
    document.file, item.kind || ' ' || item.item_id as place,
    'names the unknown actor ' || item_actor.actor_id as wrong,
    'add it to actors.toml or correct the id' as remedy
from item_actor
inner join item using (item_id)
inner join document using (document_id)
where item_actor.actor_id not in (select actor_id from actor);
