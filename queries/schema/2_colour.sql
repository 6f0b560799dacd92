-- One colour an actor, the same on every page and in every file. Agencies differ in hue and in lightness; past the
-- twelfth the colours come again. Other actors bear the quiet colour of their kind. Each keeps a contrast of 3:1 or
-- more on the light and on the dark page.
create table colour as
with palette as (
    select
        [
            '#3b7dd8', '#c4612f', '#2f8f6b', '#a657c8', '#b0791a', '#d0527f',
            '#1f909e', '#7a8c2c', '#8a6fd6', '#b5655b', '#5a7f9c', '#7d7f88'
        ] as agencies,
        map {'group': '#a05a50', 'person': '#75798a', 'country': '#7c7f5a', 'outlet': '#5f8189'} as others
),
ranked as (
    select
        actor.actor_id, actor.kind,
        row_number() over (partition by actor.kind order by count(item_actor.item_id) desc, actor.actor_id) as rank
    from actor
    left join item_actor using (actor_id)
    group by actor.actor_id, actor.kind
)
select
    ranked.actor_id,
    coalesce(palette.others[ranked.kind], palette.agencies[1 + (ranked.rank - 1) % 12]) as colour
from ranked
cross join palette
order by ranked.actor_id;
