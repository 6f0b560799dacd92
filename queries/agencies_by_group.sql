-- Which agency is named with which group, and in how many items. Only those that bear a name: the busiest twelve
-- agencies and the busiest eight groups.
-- returns: agency_id, agency, group_id, group, items
with counted as (
    select agency.actor_id as agency_id, agency.name as agency, party.actor_id as group_id, party.name as "group",
        count(*) as items
    from (
        select agency_id, unnest(groups) as group_id
        from (select unnest(agencies) as agency_id, groups from chosen_items($filters))
    ) as pair
    inner join actor as agency on agency.actor_id = pair.agency_id and agency.named
    inner join actor as party on party.actor_id = pair.group_id and party.named
    group by all
),
ranked as (
    select *,
        dense_rank() over (order by of_agency desc, agency_id) as agency_rank,
        dense_rank() over (order by of_group desc, group_id) as group_rank
    from (
        select *,
            sum(items) over (partition by agency_id) as of_agency,
            sum(items) over (partition by group_id) as of_group
        from counted
    )
)
select agency_id, agency, group_id, "group", items
from ranked
where agency_rank <= 12 and group_rank <= 8
order by agency_rank, group_rank;
