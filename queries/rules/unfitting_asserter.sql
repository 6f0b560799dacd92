-- Who says so fits who is said to stand behind the item.
-- returns: file, place, wrong, remedy
select
    document.file, item.kind || ' ' || item.item_id as place,
    'credits ' || actor.actor_id || ', which does not fit the sourcing ' || item.sourcing as wrong,
    'correct the sourcing or asserted_by: ' || case item.sourcing
        when 'own-voice' then 'own-voice credits nobody'
        when 'outlet' then 'outlet credits an outlet'
        when 'official' then 'official credits an agency or a country'
        when 'named' then 'named credits an actor who bears a name'
        else item.sourcing || ' credits an actor of named = false'
    end as remedy
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
