-- What opens a briefing in words is composed from this: how often each value occurs under a topic, most often first. Under the
-- topic `documents` stands their number. `amount` is what the items of a currency add up to, all of them of `qualifier` or
-- of several. Under `measure ordered` stand the types of measures of that status. Of the actors who have a part in items
-- of a kind the first four of `of_values`, the last of which stands in `least` items.
-- reads: tally
-- returns: topic, value, items, amount, qualifier, of_values, least
with told as (
    select
        unnest([
            struct_pack(topic := 'kind', value := kind), struct_pack(topic := 'sourcing', value := sourcing),
            struct_pack(topic := 'status', value := status), struct_pack(topic := kind || ' status', value := status),
            struct_pack(topic := kind || ' ' || status, value := measure_type),
            struct_pack(topic := kind || ' total', value := currency)
        ], recursive := true),
        items, amount, qualifier, null as actor_id
    from tally
    where topic = 'cell'
    union all
    select tally.kind || ' ' || tally.role as topic, actor.name as value, tally.items, null as amount, null as qualifier, actor_id
    from tally
    inner join actor using (actor_id)
    where tally.topic = 'part' and tally.kind in ('measure', 'reward', 'arrest')
        and tally.role in ('agent', 'target', 'subject')
    union all
    select 'documents' as topic, '' as value, items, null as amount, null as qualifier, null as actor_id
    from tally
    where topic = 'documents'
)
select
    topic, value, cast(sum(items) as bigint) as items,
    cast(sum(amount) filter (where topic like '% total') as double) as amount,
    common(qualifier) as qualifier, count(*) over (partition by topic) as of_values,
    cast(min(sum(items)) over (partition by topic) as bigint) as least
from told
where value is not null
group by topic, value
qualify count(actor_id) = 0 or row_number() over (partition by topic order by sum(items) desc, value) <= 4
order by topic, items desc, value;
