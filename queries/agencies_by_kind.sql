-- How many items of each kind name an agency, in any role. The busiest twenty of `of_agencies` that bear a name.
-- reads: tally
-- returns: agency_id, agency, kind, items, of_agencies
with counted as (
    select actor.actor_id as agency_id, actor.name as agency, tally.kind, cast(sum(tally.items) as bigint) as items
    from tally
    inner join actor using (actor_id)
    where tally.topic = 'part' and tally.first and actor.kind = 'agency' and actor.named
    group by all
),
ranked as (
    select *, dense_rank() over (order by total desc, agency_id) as rank
    from (select *, sum(items) over (partition by agency_id) as total from counted)
)
select agency_id, agency, kind, items, of_agencies
from (select *, max(rank) over () as of_agencies from ranked)
where rank <= 20
order by rank, kind;
