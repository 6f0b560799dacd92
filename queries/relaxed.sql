-- How many items there would be with one filter taken away that restricts something now.
-- reads: relaxed
-- returns: filter, items
select filter, cast(sum(items) as bigint) as items
from relaxed
where topic = 'cell'
group by filter
order by items desc, filter;
