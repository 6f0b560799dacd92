-- How many documents the query documents would return.
-- returns: documents
select count(*) as documents
from document
where document.kind = 'article' or $filters['records'] or document.document_id in (
    select document_id from chosen_postings($filters)
);
