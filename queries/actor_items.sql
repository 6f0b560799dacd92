-- The items that name an actor, among those the filters leave, by the first role it has in them. $role keeps those in which
-- it is the first role.
-- $limit and $offset name the page wanted; without them all of it.
-- returns: every column that a card shows
with page as (
    select
        chosen.place,
        place_of_role(part.role) as turn
    from (select place, unnest(parts) as part from chosen_postings($filters)) as chosen
    inner join part using (part)
    where part.actor_id = $actor and part.first and ($role is null or part.role = $role)
    order by turn, chosen.place
    limit $limit offset $offset
)
select card.* exclude (nth)
from shown_cards() as card
inner join page on page.place = card.nth
order by page.turn, page.place;
