-- Arrests by the agency that made them. A joint arrest stands under each.
-- reads: tally
-- returns: agency_id, agency, arrests, colour
select
    actor.actor_id as agency_id, actor.name as agency, cast(sum(tally.items) as bigint) as arrests, colour.colour
from tally
inner join actor using (actor_id)
inner join colour using (actor_id)
where tally.topic = 'part' and tally.kind = 'arrest' and tally.role = 'agent'
group by all
order by arrests desc, agency_id
limit 20;
