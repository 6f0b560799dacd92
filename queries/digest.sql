-- What the opening paragraph is composed from: how often each value occurs under a topic, most often first.
-- returns: topic, value, items, amount
with chosen as materialized (
    select kind, sourcing, status, currency, count(*) as items, sum(amount) as amount
    from chosen_items($filters)
    group by kind, sourcing, status, currency
),
written as (
    select document_id, count(*) as items from chosen_items($filters) group by document_id
),
named as (
    select kind, role, name, count(*) as items
    from (
        select kind, role, unnest(names) as name
        from (
            select
                kind, unnest(['agent', 'target', 'subject', 'beneficiary', 'asserter', 'mention']) as role,
                unnest([agents, targets, subjects, beneficiaries, asserters, mentions]) as names
            from chosen_items($filters)
        )
        where names <> []
    )
    group by kind, role, name
),
topics as (
    select 'document' as topic, document.title as value, sum(written.items) as items, null as amount
    from written inner join document using (document_id) group by document.title
    union all
    select 'kind' as topic, kind as value, sum(items) as items, null as amount from chosen group by all
    union all
    select 'sourcing' as topic, sourcing as value, sum(items) as items, null as amount from chosen group by all
    union all
    select 'status' as topic, status as value, sum(items) as items, null as amount from chosen group by all
    union all
    select 'measure status' as topic, status as value, sum(items) as items, null as amount
    from chosen where kind = 'measure' group by all
    union all
    select 'reward total' as topic, currency as value, sum(items) as items, sum(amount) as amount
    from chosen where kind = 'reward' group by all
    union all
    select kind || ' ' || role as topic, name as value, items, null as amount from named
)
select topic, value, cast(items as bigint) as items, cast(amount as double) as amount from topics order by topic, items desc, value;
