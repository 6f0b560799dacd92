-- One colour an actor, the same on every page and in every file. Agencies differ in hue and in lightness, so that eyes
-- without green tell them apart as well; past the twelfth the colours come again. Other actors bear the quiet colour of
-- their kind, so that a name always stands beside it. Each keeps a contrast of 3:1 or more on the light and the dark page.
create table colour as
with palette as (
    select
        [
            '#1b66b9', '#b44711', '#2b6f5c', '#bb55d3', '#b28e0a', '#c97f92',
            '#1f9ea7', '#7c8e3d', '#895adb', '#9a5e5a', '#476989', '#757688'
        ] as agencies,
        map {'group': '#c08578', 'person': '#616276', 'country': '#787e45', 'outlet': '#6692a5'} as others
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
