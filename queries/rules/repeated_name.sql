-- No two actors bear the same name, or no reader could tell whom a filter, a chart or a card means.
-- returns: file, place, wrong, remedy
select
    'actors.toml' as file, 'actor ' || string_agg(actor_id, ', ' order by actor_id) as place,
    'bear the same name, ' || any_value(name) as wrong,
    'write into each name what tells it apart, such as the country or what it is' as remedy
from actor
group by lower(nfc_normalize(trim(name)))
having count(distinct actor_id) > 1
order by place;
