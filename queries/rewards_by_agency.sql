-- Money offered, by agency. A joint offer stands under each of its agencies, so the rows do not add up to a total.
-- Who is no agency has no id.
-- returns: agency_id, agency, currency, amount, offers, colour
select
    case actor.kind when 'agency' then actor.actor_id end as agency_id, actor.name as agency, chosen.currency,
    cast(sum(chosen.amount) as double) as amount, count(*) as offers, colour.colour
from chosen_items($filters) as chosen
inner join item_actor on item_actor.item_id = chosen.item_id and item_actor.role = 'agent'
inner join actor using (actor_id)
inner join colour using (actor_id)
where chosen.kind = 'reward'
group by actor.actor_id, actor.kind, actor.name, chosen.currency, colour.colour
order by amount desc, actor.actor_id
limit 20;
