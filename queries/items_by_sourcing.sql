-- Who stands behind the items, and what kind of reality they are.
-- reads: tally
-- returns: sourcing, status, items
select sourcing, status, cast(sum(items) as bigint) as items
from tally
where topic = 'cell'
group by sourcing, status
order by
    list_position(['own-voice', 'outlet', 'official', 'named', 'unnamed-officials', 'anonymous'], sourcing),
    list_position(
        ['occurred', 'in-force', 'authorised', 'ordered', 'announced', 'pledged', 'alleged', 'judged'], status
    );
