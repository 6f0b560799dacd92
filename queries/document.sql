-- What is known of one document, whatever the filters.
-- returns: every column of the table document
select * from document where document_id = $document;
