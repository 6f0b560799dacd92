-- One actor: what the register says, whatever the filters. No row where there is no such actor.
-- returns: actor_id, name, kind, named, country, description, aliases, alias_kinds
select
    actor_id, name, kind, named, country, description,
    array(select alias from alias where alias.actor_id = actor.actor_id order by alias) as aliases,
    array(select alias_kind from alias where alias.actor_id = actor.actor_id order by alias) as alias_kinds
from actor
where actor_id = $actor;
