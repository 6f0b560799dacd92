-- Which agency is named with which group, and in how many items. Only those that bear a name: the busiest twelve
-- agencies and the busiest eight groups, of `of_agencies` and `of_groups` that are.
-- returns: agency_id, agency, group_id, group, items, of_agencies, of_groups
with counted as (
    select agency.actor_id as agency_id, agency.name as agency, party.actor_id as group_id, party.name as "group",
        pair.items
    from (
        select agency_number, group_number, count(*) as items
        from (
            select agency_number, unnest(groups) as group_number
            from (select unnest(agencies) as agency_number, groups from chosen_postings($filters))
        )
        group by all
    ) as pair
    inner join actor_number as agency_of on agency_of.number = pair.agency_number
    inner join actor_number as party_of on party_of.number = pair.group_number
    inner join actor as agency on agency.actor_id = agency_of.actor_id and agency.named
    inner join actor as party on party.actor_id = party_of.actor_id and party.named
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
select agency_id, agency, group_id, "group", items, of_agencies, of_groups
from (select *, max(agency_rank) over () as of_agencies, max(group_rank) over () as of_groups from ranked)
where agency_rank <= 12 and group_rank <= 8
order by agency_rank, group_rank;
