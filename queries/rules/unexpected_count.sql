-- A collection holds as many items of a kind as it says it should.
-- needs: every document
-- returns: file, place, wrong, remedy
select
    'collection.toml' as file, 'expected, ' || expected.kind as place,
    'asks for ' || case
        when count(item.item_id) < expected.at_least then 'at least ' || expected.at_least
        else 'at most ' || expected.at_most
    end || ', and there are ' || count(item.item_id) as wrong,
    'add what is missing, take out what is too much, or correct the bound' as remedy
from expected
left join item using (kind)
group by expected.kind, expected.at_least, expected.at_most
having count(item.item_id) < expected.at_least or count(item.item_id) > expected.at_most;
