-- The items to read first: acts before words, what happened before what is planned.
-- returns: every column of the table card
select card.*
from card
inner join (
    select
        place,
        list_position(['reward', 'arrest', 'measure', 'designation', 'statement'], kind) as first,
        list_position(
            ['occurred', 'in-force', 'authorised', 'ordered', 'announced', 'pledged', 'alleged', 'judged'], status
        ) as second
    from chosen_postings($filters)
    order by first, second, place
    limit 6
) as picked on picked.place = card.rowid
order by picked.first, picked.second, picked.place;
