-- The table actor, restricted to those whom an item that the filters leave names.
-- returns: every column of the table actor
select *
from actor
where actor_id in (
    select actor_id from part where part in (select unnest(parts) from chosen_postings($filters))
)
order by actor_id;
