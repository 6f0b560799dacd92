-- The table sentence, restricted to the documents that an item the filters leave comes from.
-- returns: every column of the table sentence
select *
from sentence
where document_id in (select document_id from chosen_postings($filters))
order by document_id, paragraph, sentence;
