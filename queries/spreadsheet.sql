-- What the filters leave with lists and evidence in words, in the order of the documents: one row an item.
-- $limit and $offset name the page wanted; without them all of it.
-- returns: item_id, kind, headline, summary, status, sourcing, asserters, agents, targets, subjects, beneficiaries, mentions, date, date_from, date_to, date_words, amount, currency, qualifier, condition, measure_type, voice, place, accusations, programme, listed, effective, evidence, reference, document, document_id
select
    card.item_id, card.kind, card.headline, card.summary, card.status, card.sourcing,
    listed(card.asserters) as asserters, listed(card.agents) as agents, listed(card.targets) as targets,
    listed(card.subjects) as subjects, listed(card.beneficiaries) as beneficiaries, listed(card.mentions) as mentions,
    card.date, card.date_from, card.date_to, card.date_words, card.amount, card.currency, card.qualifier, card.condition,
    card.measure_type, card.voice, card.place, listed(card.accusations) as accusations,
    card.programme, card.listed, card.effective,
    array_to_string(list_transform(card.evidence, lambda proof :
        '¶' || proof.paragraph || ' s' || proof.sentence || ': ' || proof.words
    ), '; ') as evidence,
    card.reference, card.document_title as document, card.document_id
from card
inner join (
    select place from chosen_postings($filters) order by place limit $limit offset $offset
) as page on page.place = card.rowid
order by page.place;
