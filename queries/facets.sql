-- The values each filter offers and what the reader would get by choosing one with the other filters as they are.
-- Of documents it offers the 500 with most items, and whatever is chosen.
-- Beside it, what the reader would get by leaving the value out.
-- reads: offers
-- returns: filter, value, label, items, others
with listed as (
    select kind as filter, actor_id as value, name as label, true as read from actor where kind in ('agency', 'group')
    union all
    select filter, value, value as label, true as read from coded()
    union all
    -- A record that is not read unless it is chosen takes nothing away.
    select
        'document' as filter, document_id as value, name as label,
        kind = 'article' or $filters.records or $filters.basket is not null as read
    from document_name
    where document_id in (select value from offers where filter = 'document' and value is not null)
)
select
    listed.filter, listed.value, listed.label, coalesce(offers.items, 0) as items,
    whole.items - if(listed.read, coalesce(offers.items, 0), 0) as others
from listed
inner join offers as whole on whole.filter = listed.filter and whole.value is null
left join offers on offers.filter = listed.filter and offers.value = listed.value
order by listed.filter, offers.items desc, listed.label, listed.value;
