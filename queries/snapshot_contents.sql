-- The items of a snapshot at a glance, in the order of the documents.
-- returns: item_id, kind, headline, status, sourcing, evidence
select item_id, kind, headline, status, sourcing, evidence from chosen_items($filters) order by nth;
