-- Measures by their type and by what kind of reality they are.
-- returns: measure_type, status, items
select measure_type, status, count(*) as items
from chosen_items($filters)
where kind = 'measure'
group by all
order by measure_type, status;
