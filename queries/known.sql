-- Every value that a filter can take in this build, whatever is chosen.
-- returns: filter, value, label
select kind as filter, actor_id as value, name as label from actor where kind in ('agency', 'group')
union all
select distinct 'kind' as filter, kind as value, kind as label from item
union all
select distinct 'status' as filter, status as value, status as label from item
union all
select distinct 'sourcing' as filter, sourcing as value, sourcing as label from item
union all
select 'document' as filter, document_id as value, title as label from document
order by filter, value;
