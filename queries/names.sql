-- What to call an actor, or one of $documents.
-- returns: id, name
select actor_id as id, name from actor
union all
select document_id as id, name from document_name where list_contains(cast($documents as varchar[]), document_id)
order by id;
