-- Statements in other words than the speaker's, by speaker.
-- $limit and $offset name the page wanted; without them all of it.
-- returns: every column that a card shows
select card.* exclude (nth)
from shown_cards() as card
inner join (
    select place, speaker
    from chosen_postings($filters)
    where kind = 'statement' and voice = 'paraphrase'
    order by speaker, place
    limit $limit offset $offset
) as page on page.place = card.nth
order by page.speaker, page.place;
