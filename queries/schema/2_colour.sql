-- One colour an actor, the same on every page and in every file. They differ in hue and in lightness, and each
-- keeps a contrast of 3:1 or more on the light and on the dark page. Past the twelfth agency they come again.
create table colour as
with palette as (
    select
        [
            '#3b7dd8', '#c4612f', '#2f8f6b', '#a657c8', '#b0791a', '#d0527f',
            '#5a7f9c', '#7a8c2c', '#8a6fd6', '#1f909e', '#b5655b', '#7d7f88'
        ] as hues
),
ranked as (
    select
        actor.actor_id,
        row_number() over (order by actor.kind <> 'agency', count(item_actor.item_id) desc, actor.actor_id) as rank
    from actor
    left join item_actor using (actor_id)
    group by actor.actor_id, actor.kind
)
select ranked.actor_id, palette.hues[1 + (ranked.rank - 1) % 12] as colour
from ranked
cross join palette
order by ranked.actor_id;
