-- Measures by their type and by what kind of reality they are.
-- reads: tally
-- returns: measure_type, status, items
select measure_type, status, cast(sum(items) as bigint) as items
from tally
where topic = 'cell' and kind = 'measure'
group by all
order by measure_type, status;
