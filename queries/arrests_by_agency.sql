-- Arrests by who acts in them, mostly agencies: the twenty of `of_actors` with most. A joint arrest stands under each. Of all
-- `of_arrests` those `made` are reported as made.
-- reads: tally
-- returns: agency_id, group_id, profile_id, actor, arrests, of_actors, of_arrests, made, colour
with whole as (
    select
        cast(sum(items) as bigint) as of_arrests,
        cast(coalesce(sum(items) filter (where made(kind, status)), 0) as bigint) as made
    from tally
    where topic = 'cell' and kind = 'arrest'
),
agents as (
    select actor_id, cast(sum(items) as bigint) as arrests, count(*) over () as of_actors
    from tally
    where topic = 'part' and kind = 'arrest' and role = 'agent'
    group by actor_id
    order by arrests desc, actor_id
    limit 20
)
select
    unnest(whose(actor.kind, actor_id)), actor.name as actor, agents.arrests, agents.of_actors,
    whole.of_arrests, whole.made, colour.colour
from agents
inner join actor using (actor_id)
inner join colour using (actor_id)
cross join whole
order by agents.arrests desc, actor_id;
