-- Arrests by the agency that acts in them: the twenty of `of_agencies` with most. A joint arrest stands under each; who is
-- no agency bears its id in `profile_id`. Of all `of_arrests` those `made` are reported as made.
-- reads: tally
-- returns: agency_id, profile_id, agency, arrests, of_agencies, of_arrests, made, colour
with whole as (
    select
        cast(sum(items) as bigint) as of_arrests,
        cast(coalesce(sum(items) filter (where done(status)), 0) as bigint) as made
    from tally
    where topic = 'cell' and kind = 'arrest'
)
select
    case actor.kind when 'agency' then actor.actor_id end as agency_id,
    case when actor.kind <> 'agency' then actor.actor_id end as profile_id, actor.name as agency,
    cast(sum(tally.items) as bigint) as arrests, count(*) over () as of_agencies, any_value(whole.of_arrests) as of_arrests,
    any_value(whole.made) as made, colour.colour
from tally
inner join actor using (actor_id)
inner join colour using (actor_id)
cross join whole
where tally.topic = 'part' and tally.kind = 'arrest' and tally.role = 'agent'
group by actor.actor_id, actor.kind, actor.name, colour.colour
order by arrests desc, actor.actor_id
limit 20;
