-- Money offered, by who offers it, mostly agencies. A joint offer stands under each, so the rows do not add up to a total.
-- Twenty of `of_sums`, the highest of each currency.
-- `qualifier` is that of all of an actor's amounts, or null.
-- returns: agency_id, group_id, profile_id, actor, currency, amount, qualifier, offers, of_sums, colour
with offered as (
    select part, currency, qualifier, sum(amount) as amount, count(*) as offers
    from (
        select unnest(parts) as part, currency, amount, qualifier from chosen_postings($filters) where kind = 'reward'
    )
    group by part, currency, qualifier
),
sums as (
    select
        actor.actor_id, actor.kind, actor.name, offered.currency,
        cast(sum(offered.amount) as double) as amount, cast(sum(offered.offers) as bigint) as offers,
        common(offered.qualifier) as qualifier
    from offered
    inner join part using (part)
    inner join actor using (actor_id)
    where part.role = 'agent'
    group by actor.actor_id, actor.kind, actor.name, offered.currency
),
highest as (
    select *, count(*) over () as of_sums
    from sums
    order by row_number() over (partition by currency order by amount desc, actor_id), currency
    limit 20
)
select
    unnest(whose(highest.kind, highest.actor_id)), highest.name as actor, highest.currency, highest.amount,
    highest.qualifier, highest.offers, highest.of_sums, colour.colour
from highest
inner join colour using (actor_id)
order by highest.currency, highest.amount desc, highest.actor_id;
