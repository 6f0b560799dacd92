-- One actor: what the register says, whatever the filters. No row where there is no such actor.
-- returns: actor_id, name, kind, named, country, description, aliases, alias_kinds
select
    actor.actor_id, actor.name, actor.kind, actor.named, actor.country, actor.description,
    coalesce(list(alias.alias order by alias.alias) filter (where alias.alias is not null), []) as aliases,
    coalesce(list(alias.alias_kind order by alias.alias) filter (where alias.alias is not null), []) as alias_kinds
from actor
left join alias using (actor_id)
where actor.actor_id = $actor
group by all;
