-- A reward states an amount and a currency.
-- returns: file, place, wrong, remedy
select
    document.file, 'reward ' || reward.item_id as place,
    'states no ' || case when reward.amount is null then 'amount' else 'currency' end as wrong,
    'add amount and currency (three letters of ISO 4217)' as remedy
from reward
inner join item using (item_id)
inner join document using (document_id)
where reward.amount is null or reward.currency = '';
