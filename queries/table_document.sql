-- The table document, restricted to the documents that an item the filters leave comes from.
-- returns: every column of the table document
select *
from document
where document_id in (select document_id from chosen_postings($filters))
order by document_id;
