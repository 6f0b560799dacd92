-- Money offered, by agency. A joint offer stands under each of its agencies, so the rows do not add up to a total.
-- The twenty highest of `of_sums`.
-- Who is no agency has no id.
-- returns: agency_id, agency, currency, amount, offers, of_sums, colour
with offered as (
    select part, currency, sum(amount) as amount, count(*) as offers
    from (select unnest(parts) as part, currency, amount from chosen_postings($filters) where kind = 'reward')
    group by part, currency
)
select
    case actor.kind when 'agency' then actor.actor_id end as agency_id, actor.name as agency, offered.currency,
    cast(sum(offered.amount) as double) as amount, cast(sum(offered.offers) as bigint) as offers,
    count(*) over () as of_sums, colour.colour
from offered
inner join part using (part)
inner join actor using (actor_id)
inner join colour using (actor_id)
where part.role = 'agent'
group by actor.actor_id, actor.kind, actor.name, offered.currency, colour.colour
order by amount desc, actor.actor_id
limit 20;
