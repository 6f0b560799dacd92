-- The words of a search, in their order, marked as those that are searched.
-- returns: word
select folded(word) as word
from unnest(cast($words as varchar[])) with ordinality as asked (word, place)
order by place;
