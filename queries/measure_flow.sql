-- Who acts, by which type of measure and how real it is, against, about or for whom. One row an edge of the flow:
-- step 1 leads from an actor to a measure, step 2 from a measure to an actor, and `role` says which part the actor has.
-- The busiest twelve actors a side, of `of_actors`.
-- returns: step, role, actor, agency_id, group_id, profile_id, measure_type, status, items, of_actors, colour
with tied as (
    select measure_type, status, place, unnest(parts) as part from chosen_postings($filters) where kind = 'measure'
),
counted as (
    select
        case part.role when 'agent' then 1 else 2 end as step, part.role, part.actor_id, actor.name, actor.kind,
        tied.measure_type, tied.status, count(distinct tied.place) as items
    from tied
    inner join part using (part)
    inner join actor using (actor_id)
    where part.role in ('agent', 'target', 'subject', 'beneficiary')
    group by all
),
ranked as (
    select *, dense_rank() over (partition by step order by total desc, actor_id) as rank
    from (select *, sum(items) over (partition by step, actor_id) as total from counted)
)
select
    ranked.step, ranked.role, ranked.name as actor, unnest(whose(ranked.kind, ranked.actor_id)),
    ranked.measure_type, ranked.status, ranked.items, ranked.of_actors, colour.colour
from (select *, max(rank) over (partition by step) as of_actors from ranked) as ranked
inner join colour using (actor_id)
where ranked.rank <= 12
order by
    ranked.step, list_position(['agent', 'target', 'beneficiary', 'subject'], ranked.role), ranked.rank,
    ranked.measure_type, ranked.status;
