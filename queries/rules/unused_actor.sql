-- Every actor in the register is named by an item.
-- needs: every document
-- returns: file, place, wrong, remedy
select
    'actors.toml' as file, 'actor ' || actor_id as place,
    'is named by no item' as wrong, 'remove it or name it where a text does' as remedy
from actor
where actor_id not in (select actor_id from item_actor);
