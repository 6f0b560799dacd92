-- The words of a search, in their order, marked as those that are searched.
-- returns: word
select folded(word) as word
from (select unnest(cast($words as varchar[])) as word, unnest(range(len($words))) as place)
order by place;
