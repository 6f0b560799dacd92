-- What the numbers of a page are counted from: small numbers in place of words. What each stands for, a table says.
-- Actors are numbered in the order of their names, from 1.
create table actor_number as
select cast(row_number() over (order by name, actor_id) as uinteger) as number, actor_id, kind from actor;
-- What items have in common; few rows for any number of items. `turn` says what to read first: acts before words, what
-- happened before what is planned.
create table cell as
select
    cast(row_number() over () as uinteger) as cell, *,
    dense_rank() over (order by
        list_position(['reward', 'arrest', 'measure', 'designation', 'statement'], kind),
        place_of_status(status)
    ) as turn
from (
    select distinct
        document_kind, kind, status, sourcing, currency, qualifier, measure_type, voice,
        date <> '' as dated, date_words <> '' as worded, place <> '' as placed
    from card
);
-- The codes that items have in common, by the filter whose values they are.
create macro coded() as table (
    select distinct filter, value
    from (
        select
            unnest(['kind', 'measure_type', 'status', 'sourcing']) as filter,
            unnest([kind, measure_type, status, sourcing]) as value
        from cell
    )
    where value is not null
);
-- The parts that actors take in items of a kind. `first` holds once for each item that names the actor, whatever roles
-- the actor has in it.
create macro parts_between(first, last) as table (
    select
        item_actor.item_id, item_actor.actor_id, item_actor.role, item_actor.position, item.kind,
        row_number() over (partition by item_actor.item_id, item_actor.actor_id order by item_actor.position) = 1 as first
    from item_actor
    inner join item using (item_id)
    where item.document_id between first and last
);
create table part as
select cast(row_number() over () as uinteger) as part, *
from (
    select distinct on (actor_id, role, kind, first) actor_id, role, kind, first
    from item_actor inner join item using (item_id) cross join unnest([true, false]) as t (first)
);
-- A row an item. Its place is the row of its card.
create temp table counted (
    place uinteger, cell uinteger, document_id varchar, date_from date, date_to date, amount decimal(18, 2),
    speaker uinteger, -- who is the first to stand behind it
    agencies uinteger[], groups uinteger[], parts uinteger[]
);
create macro counted_between(first, last) as table (
    with held as (
        select
            taken.item_id, list(part.part) as parts,
            list(actor_number.number) filter (where taken.first and actor_number.kind = 'agency') as agencies,
            list(actor_number.number) filter (where taken.first and actor_number.kind = 'group') as groups,
            arg_min(actor_number.number, taken.position) filter (where taken.role = 'asserter') as speaker
        from parts_between(first, last) as taken
        inner join part using (actor_id, role, kind, first)
        inner join actor_number using (actor_id)
        group by taken.item_id
    )
    select
        card.rowid, cell.cell, card.document_id, card.date_from, card.date_to, card.amount, held.speaker,
        coalesce(held.agencies, []), coalesce(held.groups, []), coalesce(held.parts, [])
    from card
    inner join cell
        on cell.document_kind = card.document_kind and cell.kind = card.kind and cell.status = card.status
        and cell.sourcing = card.sourcing and cell.currency is not distinct from card.currency
        and cell.qualifier is not distinct from card.qualifier
        and cell.measure_type is not distinct from card.measure_type and cell.voice is not distinct from card.voice
        and cell.dated = (card.date <> '') and cell.worded = (card.date_words <> '')
        and cell.placed is not distinct from (card.place <> '')
    left join held using (item_id)
    where card.document_id between first and last
);
