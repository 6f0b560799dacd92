-- The items to read first: acts before words, what happened before what is planned.
-- returns: every column of the table card
select *
from chosen_items($filters)
order by
    list_position(['reward', 'arrest', 'measure', 'designation', 'statement'], kind),
    list_position(
        ['occurred', 'in-force', 'authorised', 'ordered', 'announced', 'pledged', 'alleged', 'judged'], status
    ),
    document_id, item_id
limit 6;
