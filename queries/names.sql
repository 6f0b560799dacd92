-- What to call an actor or a document.
-- returns: id, name
select actor_id as id, name from actor
union all
select document_id as id, title as name from document
order by id;
