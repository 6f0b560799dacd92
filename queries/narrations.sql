-- Statements of the text itself, its judgements among them.
-- $limit and $offset name the page wanted; without them all of it.
-- returns: every column of the table card
select *
from chosen_items($filters)
where kind = 'statement' and voice in ('narration')
order by asserters[1], document_id, evidence[1].paragraph, evidence[1].sentence, item_id
limit $limit offset $offset;
