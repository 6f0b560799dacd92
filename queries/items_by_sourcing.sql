-- Who stands behind the items, and what kind of reality they are.
-- returns: sourcing, status, items
select sourcing, status, count(*) as items
from chosen_items($filters)
group by sourcing, status
order by
    list_position(['own-voice', 'outlet', 'official', 'named', 'unnamed-officials', 'anonymous'], sourcing),
    list_position(
        ['occurred', 'in-force', 'authorised', 'ordered', 'announced', 'pledged', 'alleged', 'judged'], status
    );
