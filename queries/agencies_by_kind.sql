-- How many items of each kind name an agency, in any role. The busiest twenty agencies that bear a name.
-- returns: agency_id, agency, kind, items
with named as (
    select actor_id, kind, count(*) as items
    from (select unnest(agencies) as actor_id, kind from chosen_items($filters))
    group by actor_id, kind
),
counted as (
    select named.actor_id as agency_id, actor.name as agency, named.kind, named.items
    from named
    inner join actor using (actor_id)
    where actor.named
),
ranked as (
    select *, dense_rank() over (order by total desc, agency_id) as rank
    from (select *, sum(items) over (partition by agency_id) as total from counted)
)
select agency_id, agency, kind, items from ranked where rank <= 20 order by rank, kind;
