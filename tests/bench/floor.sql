-- The narrowest tables that the numbers of a page can come from: codes as small integers, a row an item in the order of
-- the cards, and a row for each item and actor, one actor's rows together.
create type kind as enum ('measure', 'reward', 'arrest', 'designation', 'statement');
create table narrow as
select
    cast(row_number() over () - 1 as uinteger) as place, cast(kind as kind) as kind,
    cast(status as enum (
        'occurred', 'in-force', 'authorised', 'ordered', 'announced', 'pledged', 'alleged', 'judged'
    )) as status,
    cast(sourcing as enum ('own-voice', 'outlet', 'official', 'named', 'unnamed-officials', 'anonymous')) as sourcing,
    amount, document_kind = 'article' as article,
    cast(dense_rank() over (order by document_id) as uinteger) as document, item_id
from made.card
order by place;
create table posting as
select item_actor.actor_id as actor, item_actor.role, narrow.kind, narrow.place
from made.item_actor
inner join narrow using (item_id)
order by actor, narrow.place;
alter table narrow drop item_id;
