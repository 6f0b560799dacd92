-- Scripts that set no blank between words or write articles onto them: from Hebrew to Arabic, from Thai to Burmese, Khmer,
-- Chinese, Japanese. What is sought in them may stand within a word. The same as in briefing/hits.py.
create macro unparted() as '\x{590}-\x{8FF}\x{E00}-\x{109F}\x{1780}-\x{17FF}\x{2E80}-\x{312F}\x{31A0}-\x{9FFF}'
    || '\x{F900}-\x{FAFF}\x{FB1D}-\x{FDFF}\x{FE70}-\x{FEFF}\x{FF66}-\x{FF9F}\x{20000}-\x{3FFFF}';
-- A tab, which neither a text nor a search holds, after the first letter or figure of each word and after each sign of the
-- scripts above: what bears the same marks is found at beginnings alone. Before it, the mark would be slow to look for.
create macro marked_at_beginnings(words) as regexp_replace(
    regexp_replace(words, '[' || unparted() || ']', '\0' || chr(9), 'g'),
    '(^|[^\pL\pN])([^\PL' || unparted() || ']|[^\PN' || unparted() || '])', '\0' || chr(9), 'g'
);
create macro without_marks(words) as replace(words, chr(9), '');
-- Words as they are searched: case, accents and the look of apostrophes, dashes and quotation marks do not count. The same
-- signs as in briefing/wording.py.
create macro folded(words) as marked_at_beginnings(strip_accents(lower(translate(
    words, '‘’‚‛ʼ′`´‐‑‒–—―−“”„‟«»″', '''''''''''''''''-------"""""""'
))));
-- What to call a document: by its title, and where several bear the same one by its id too; beside an item also whose the
-- title is, where it is ours.
create table document_name as
select document_id, kind, name, name || if(title_is_ours, ' (our title)', '') as told
from (
    select *, title || if(count(*) over (partition by title) > 1, ' · ' || document_id, '') as name from document
);
-- One row an item with all that a card, a file or a filter needs; derived, so that no query joins it twice.
-- Lists keep the order of the document.
-- A collection is taken in parts, each a run of documents, so that memory does not grow with it.
create macro cards_between(first, last) as table (
    with part as (
        select * from item where document_id between first and last
    ),
    called as (
        select actor_id, string_agg(alias, ' ' order by alias) as aliases from alias group by actor_id
    ),
    listed as (
        select
            item_actor.item_id,
            list_sort(list(struct_pack(
                place := item_actor.position, role := item_actor.role, id := actor.actor_id, kind := actor.kind,
                name := actor.name, aliases := called.aliases
            ))) as parts
        from item_actor
        semi join part using (item_id)
        inner join actor using (actor_id)
        left join called using (actor_id)
        group by item_actor.item_id
    ),
    named as (
        select
            item_id,
            list_sort(list_distinct([part.id for part in parts])) as actors,
            list_sort(list_distinct([part.id for part in parts if part.kind = 'agency'])) as agencies,
            list_sort(list_distinct([part.id for part in parts if part.kind = 'group'])) as groups,
            [part.name for part in parts if part.role = 'agent'] as agents,
            [part.name for part in parts if part.role = 'target'] as targets,
            [part.name for part in parts if part.role = 'subject'] as subjects,
            [part.name for part in parts if part.role = 'beneficiary'] as beneficiaries,
            [part.name for part in parts if part.role = 'asserter'] as asserters,
            [part.name for part in parts if part.role = 'mention'] as mentions,
            array_to_string([part.name for part in parts], ' ') as names,
            array_to_string([part.aliases for part in parts if part.aliases is not null], ' ') as aliases
        from listed
    ),
    shown as (
        select
            item_id,
            [struct_pack(paragraph := part.paragraph, sentence := part.sentence, words := part.words) for part in parts]
                as evidence,
            array_to_string([part.words for part in parts], ' ') as words
        from (
            select
                item_id,
                list_sort(list(struct_pack(
                    place := position, paragraph := paragraph, sentence := sentence, words := words
                ))) as parts
            from evidence
            semi join part using (item_id)
            group by item_id
        )
    )
    select
        item.item_id, item.document_id, document_name.told as document_title, document_name.kind as document_kind,
        item.kind, item.headline, item.summary, item.status, item.sourcing,
        item.date, item.date_words, item.date_from, item.date_to, item.reference,
        coalesce(named.agents, []) as agents,
        coalesce(named.targets, []) as targets,
        coalesce(named.subjects, []) as subjects,
        coalesce(named.beneficiaries, []) as beneficiaries,
        coalesce(named.asserters, []) as asserters,
        coalesce(named.mentions, []) as mentions,
        coalesce(shown.evidence, []) as evidence,
        measure.measure_type,
        reward.amount, reward.currency, reward.qualifier, reward.condition,
        arrest.place, arrest.accusations,
        designation.programme, designation.listed, designation.effective,
        statement.voice,
        coalesce(named.actors, []) as actors,
        coalesce(named.agencies, []) as agencies,
        coalesce(named.groups, []) as groups,
        folded(concat_ws(
            ' ', item.headline, item.summary, shown.words, named.names, named.aliases,
            reward.condition, arrest.place, array_to_string(arrest.accusations, ' '), designation.programme
        )) as search,
        -- An article may hide letters, which must not hide the word from a search.
        case when contains(search, '*') then
            list_distinct(regexp_extract_all(without_marks(search), '[\pL\pN]+\*[\pL\pN*]*'))
        else [] end as masked
    from part as item
    left join document_name using (document_id)
    left join named using (item_id)
    left join shown using (item_id)
    left join measure using (item_id)
    left join reward using (item_id)
    left join arrest using (item_id)
    left join designation using (item_id)
    left join statement using (item_id)
    order by
        item.document_id, place_of_kind(item.kind),
        shown.evidence[1].paragraph, shown.evidence[1].sentence, item.item_id
);
create table card as select * from cards_between('', '');
-- What a page shows of cards, with their numbers as `nth`: what only filters and files need is not even read.
create macro shown_cards() as table (
    select rowid as nth, * exclude (actors, agencies, groups, search, masked) from card
);
create macro parts_of_cards(items) as table (
    select min(document_id) as first, max(document_id) as last
    from (
        select document_id, sum(count(*)) over (order by document_id) // items as part
        from item
        group by document_id
    )
    group by part
    order by part
);
