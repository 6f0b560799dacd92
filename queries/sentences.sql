-- The sentences of a document in their order, and why none rests on one, if the document says so.
-- returns: paragraph, sentence, bare
select paragraph, sentence, bare from sentence where document_id = $document order by paragraph, sentence;
