-- How many documents hold items that the filters leave.
-- reads: tally
-- returns: documents
select cast(coalesce(any_value(items), 0) as bigint) as documents from tally where topic = 'documents';
