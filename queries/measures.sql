-- Measures, in the order of the documents.
-- $limit and $offset name the page wanted; without them all of it.
-- returns: every column of the table card
select *
from chosen_items($filters)
where kind = 'measure'
order by document_id, evidence[1].paragraph, evidence[1].sentence, item_id
limit $limit offset $offset;
