-- Arrests by the agency that made them. A joint arrest stands under each; who is no agency has no id.
-- returns: agency_id, agency, arrests, colour
select
    case actor.kind when 'agency' then actor.actor_id end as agency_id, actor.name as agency, count(*) as arrests,
    colour.colour
from chosen_items($filters) as chosen
inner join item_actor on item_actor.item_id = chosen.item_id and item_actor.role = 'agent'
inner join actor using (actor_id)
inner join colour using (actor_id)
where chosen.kind = 'arrest'
group by actor.actor_id, actor.kind, actor.name, colour.colour
order by arrests desc, actor.actor_id
limit 20;
