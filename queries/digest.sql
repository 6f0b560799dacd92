-- What the opening paragraph is composed from: how often each value occurs under a topic, most often first.
-- returns: topic, value, items, amount
with chosen as materialized (select * from chosen_items($filters)),
named as (
    select chosen.kind, item_actor.role, actor.name, count(*) as items
    from chosen
    inner join item_actor using (item_id)
    inner join actor using (actor_id)
    group by all
),
topics as (
    select 'document' as topic, document_title as value, count(*) as items, null as amount from chosen group by all
    union all
    select 'kind' as topic, kind as value, count(*) as items, null as amount from chosen group by all
    union all
    select 'sourcing' as topic, sourcing as value, count(*) as items, null as amount from chosen group by all
    union all
    select 'status' as topic, status as value, count(*) as items, null as amount from chosen group by all
    union all
    select 'measure status' as topic, status as value, count(*) as items, null as amount
    from chosen where kind = 'measure' group by all
    union all
    select 'reward total' as topic, currency as value, count(*) as items, sum(amount) as amount
    from chosen where kind = 'reward' group by all
    union all
    select kind || ' ' || role as topic, name as value, items, null as amount from named
)
select topic, value, items, cast(amount as double) as amount from topics order by topic, items desc, value;
