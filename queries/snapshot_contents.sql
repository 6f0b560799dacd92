-- The items of a snapshot at a glance, in the order of the documents; $limit of them.
-- returns: item_id, kind, headline, status, sourcing, evidence
select card.item_id, card.kind, card.headline, card.status, card.sourcing, card.evidence
from card
inner join (
    select place from chosen_postings($filters) order by place limit $limit
) as held on held.place = card.rowid
order by held.place;
