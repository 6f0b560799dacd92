-- An id is given once: documents and actors in the whole collection, items in their document.
-- returns: file, place, wrong, remedy
with given as (
    select file, 'document ' || document_id as place, document_id as id from document
    union all
    select 'actors.toml' as file, 'actor ' || actor_id as place, actor_id as id from actor
    union all
    select document.file, 'item ' || item.item_id as place, item.item_id as id
    from item
    inner join (select document_id, min(file) as file from document group by document_id) as document
        using (document_id)
)
select min(file) as file, place, 'has an id that is given ' || count(*) || ' times' as wrong,
    'give each its own id' as remedy
from given
group by place
having count(*) > 1;
