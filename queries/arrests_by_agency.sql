-- Arrests by the agency that made them. A joint arrest stands under each.
-- returns: agency_id, agency, arrests, colour
select actor.actor_id as agency_id, actor.name as agency, count(*) as arrests, colour.colour
from chosen_items($filters) as chosen
inner join item_actor on item_actor.item_id = chosen.item_id and item_actor.role = 'agent'
inner join actor using (actor_id)
inner join colour using (actor_id)
where chosen.kind = 'arrest'
group by all
order by arrests desc, agency_id
limit 20;
