-- The table actor, restricted to those whom an item that the filters leave names.
-- returns: every column of the table actor
select *
from actor
where actor_id in (select unnest(actors) from chosen_items($filters))
order by actor_id;
