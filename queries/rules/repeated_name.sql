-- No two actors bear the same name, or no reader could tell whom a filter, a chart or a card means.
-- returns: file, place, wrong, remedy
select
    'actors.toml' as file, 'actor ' || string_agg(actor_id, ', ' order by actor_id) as place,
    'bear the same name, ' || any_value(name) as wrong,
    'write into each name what tells it apart, such as the country or what it is' as remedy
from actor
-- Nor by signs that nobody sees, or by how wide a blank is.
group by lower(nfc_normalize(trim(regexp_replace(
    regexp_replace(name, '[\x{AD}\x{200B}-\x{200F}]', '', 'g'), '[\s\pZ]+', ' ', 'g'
))))
having count(distinct actor_id) > 1
order by place;
