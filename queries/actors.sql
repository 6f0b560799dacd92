-- Who is named, and in how many of the items that the filters leave; the most often named first.
-- reads: tally
-- returns: actor_id, name, kind, named, country, items
select actor.actor_id, actor.name, actor.kind, actor.named, actor.country, cast(sum(tally.items) as bigint) as items
from tally
inner join actor using (actor_id)
where tally.topic = 'part' and tally.first
group by all
order by items desc, actor.name, actor.actor_id;
