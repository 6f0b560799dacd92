-- How many items there would be with one filter taken away.
-- returns: filter, items
select 'agency' as filter, count(*) as items from chosen_items(struct_update($filters, "agency" := [], "not_agency" := []))
union all
select 'group' as filter, count(*) as items from chosen_items(struct_update($filters, "group" := [], "not_group" := []))
union all
select 'kind' as filter, count(*) as items from chosen_items(struct_update($filters, "kind" := [], "not_kind" := []))
union all
select 'status' as filter, count(*) as items from chosen_items(struct_update($filters, "status" := [], "not_status" := []))
union all
select 'sourcing' as filter, count(*) as items from chosen_items(struct_update($filters, "sourcing" := [], "not_sourcing" := []))
union all
select 'document' as filter, count(*) as items from chosen_items(struct_update($filters, "document" := [], "not_document" := []))
union all
select 'words' as filter, count(*) as items from chosen_items(struct_update($filters, "words" := []))
union all
select 'since' as filter, count(*) as items from chosen_items(struct_update($filters, "since" := null))
union all
select 'until' as filter, count(*) as items from chosen_items(struct_update($filters, "until" := null))
union all
select 'dated' as filter, count(*) as items from chosen_items(struct_update($filters, "dated" := false))
union all
select 'records' as filter, count(*) as items from chosen_items(struct_update($filters, "records" := false))
union all
select 'basket' as filter, count(*) as items from chosen_items(struct_update($filters, "basket" := []))
order by items desc, filter;
