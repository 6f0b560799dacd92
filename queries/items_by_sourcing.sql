-- Who stands behind the items, and what kind of reality they are.
-- reads: tally
-- returns: sourcing, status, items
select sourcing, status, cast(sum(items) as bigint) as items
from tally
where topic = 'cell'
group by sourcing, status
order by place_of_sourcing(sourcing), place_of_status(status);
