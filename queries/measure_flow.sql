-- Who acts, by which type of measure and how real it is, against, about or for whom. One row an edge of the flow:
-- step 1 leads from an actor to a measure, step 2 from a measure to an actor. The busiest twelve actors a side.
-- An agency or a group bears its id in its column.
-- returns: step, actor, agency_id, group_id, measure_type, status, items, colour
with tied as (
    select chosen.item_id, chosen.measure_type, chosen.status, actor.actor_id, actor.name, actor.kind,
        case when item_actor.role = 'agent' then 1 else 2 end as step
    from chosen_items($filters) as chosen
    inner join item_actor using (item_id)
    inner join actor using (actor_id)
    where chosen.kind = 'measure' and item_actor.role in ('agent', 'target', 'subject', 'beneficiary')
),
counted as (
    select step, actor_id, name, kind, measure_type, status, count(distinct item_id) as items from tied group by all
),
ranked as (
    select *, dense_rank() over (partition by step order by total desc, actor_id) as rank
    from (select *, sum(items) over (partition by step, actor_id) as total from counted)
)
select
    ranked.step, ranked.name as actor,
    case ranked.kind when 'agency' then ranked.actor_id end as agency_id,
    case ranked.kind when 'group' then ranked.actor_id end as group_id,
    ranked.measure_type, ranked.status, ranked.items, colour.colour
from ranked
inner join colour using (actor_id)
where ranked.rank <= 12
order by ranked.step, ranked.rank, ranked.measure_type, ranked.status;
