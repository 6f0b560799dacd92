-- Who says so fits who is said to stand behind the item.
-- returns: file, place, wrong, remedy
select
    document.file, item.kind || ' ' || item.item_id as place,
    'credits ' || actor.actor_id || ', which does not fit the sourcing ' || item.sourcing as wrong,
    'correct the sourcing or asserted_by' as remedy
from item
inner join document using (document_id)
inner join item_actor on item_actor.item_id = item.item_id and item_actor.role = 'asserter'
inner join actor using (actor_id)
where case item.sourcing
    when 'own-voice' then true
    when 'outlet' then actor.kind <> 'outlet'
    when 'official' then actor.kind not in ('agency', 'country')
    when 'named' then not actor.named
    else actor.named
end;
