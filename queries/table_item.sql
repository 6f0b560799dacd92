-- The table item, restricted to what the filters leave, in the order of the query items.
-- returns: every column of the table item
select
    item_id, document_id, kind, headline, summary, status, sourcing, date, date_words, date_from, date_to, reference
from chosen_items($filters)
order by nth;
