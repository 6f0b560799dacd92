-- How many items of each kind a build holds, and within which bounds its collection says it should.
-- returns: kind, items, at_least, at_most
select kinds.kind, count(item.item_id) as items, expected.at_least, expected.at_most
from unnest(['measure', 'reward', 'arrest', 'designation', 'statement']) as kinds (kind)
left join item on item.kind = kinds.kind
left join expected on expected.kind = kinds.kind
group by kinds.kind, expected.at_least, expected.at_most
order by place_of_kind(kinds.kind);
