-- Arrests by the agency that made them: the twenty of `of_agencies` with most. A joint arrest stands under each; who is no agency has no id.
-- reads: tally
-- returns: agency_id, agency, arrests, of_agencies, colour
select
    case actor.kind when 'agency' then actor.actor_id end as agency_id, actor.name as agency,
    cast(sum(tally.items) as bigint) as arrests, count(*) over () as of_agencies, colour.colour
from tally
inner join actor using (actor_id)
inner join colour using (actor_id)
where tally.topic = 'part' and tally.kind = 'arrest' and tally.role = 'agent'
group by actor.actor_id, actor.kind, actor.name, colour.colour
order by arrests desc, actor.actor_id
limit 20;
