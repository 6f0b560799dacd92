-- Every value that a filter can take in this build, whatever is chosen; of the documents, those whose id or name
-- stands in $documents.
-- returns: filter, value, label
select kind as filter, actor_id as value, name as label from actor where kind in ('agency', 'group')
union all
select filter, value, value as label from coded()
union all
select 'document' as filter, document_id as value, name as label
from document_name
where list_contains(cast($documents as varchar[]), document_id) or list_contains(cast($documents as varchar[]), name)
order by filter, value;
