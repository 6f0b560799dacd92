-- Who acts, by which type of measure and how real it is, against, about or for whom. One row an edge of the flow:
-- step 1 leads from an actor to a measure, step 2 from a measure to an actor, and `role` says which part the actor has.
-- The busiest twelve actors a side, of `of_actors`.
-- Of `of_measures` those `of_tied` name somebody who acts or whom they concern.
-- returns: step, role, actor, agency_id, group_id, profile_id, measure_type, status, items, of_actors, of_measures, of_tied, colour
with chosen as materialized (
    select measure_type, status, place, parts from chosen_postings($filters) where kind = 'measure'
),
tied as (
    select chosen.measure_type, chosen.status, chosen.place, part.role, part.actor_id
    from (select *, unnest(parts) as part from chosen) as chosen
    inner join part using (part)
    where part.role in ('agent', 'target', 'subject', 'beneficiary')
),
counted as (
    select
        case tied.role when 'agent' then 1 else 2 end as step, tied.role, tied.actor_id, actor.name, actor.kind,
        tied.measure_type, tied.status, count(distinct tied.place) as items
    from tied
    inner join actor using (actor_id)
    group by all
),
ranked as (
    select *, dense_rank() over (partition by step order by total desc, name, actor_id) as rank
    from (select *, sum(items) over (partition by step, actor_id) as total from counted)
)
select
    ranked.step, ranked.role, ranked.name as actor, unnest(whose(ranked.kind, ranked.actor_id)),
    ranked.measure_type, ranked.status, ranked.items, ranked.of_actors,
    (select count(*) from chosen) as of_measures, (select count(distinct place) from tied) as of_tied, colour.colour
from (select *, max(rank) over (partition by step) as of_actors from ranked) as ranked
inner join colour using (actor_id)
where ranked.rank <= 12
order by
    ranked.step, list_position(['agent', 'target', 'beneficiary', 'subject'], ranked.role), ranked.rank,
    ranked.measure_type, place_of_status(ranked.status);
