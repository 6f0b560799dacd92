-- What the opening paragraph is composed from: how often each value occurs under a topic, most often first.
-- Under the topic `documents` stands one row with their number.
-- reads: tally
-- returns: topic, value, items, amount
with topics as (
    select 'documents' as topic, '' as value, items, null as amount from tally where topic = 'document'
    union all
    select 'kind' as topic, kind as value, sum(items) as items, null as amount from tally where topic = 'cell' group by all
    union all
    select 'sourcing' as topic, sourcing as value, sum(items) as items, null as amount
    from tally where topic = 'cell' group by all
    union all
    select 'status' as topic, status as value, sum(items) as items, null as amount
    from tally where topic = 'cell' group by all
    union all
    select 'measure status' as topic, status as value, sum(items) as items, null as amount
    from tally where topic = 'cell' and kind = 'measure' group by all
    union all
    select 'reward total' as topic, currency as value, sum(items) as items, sum(amount) as amount
    from tally where topic = 'cell' and kind = 'reward' group by all
    union all
    select tally.kind || ' ' || tally.role as topic, actor.name as value, sum(tally.items) as items, null as amount
    from tally inner join actor using (actor_id) where tally.topic = 'part' group by all
)
select topic, value, cast(items as bigint) as items, cast(amount as double) as amount
from topics
order by topic, items desc, value;
