-- A batch of documents, already known to have the right shape, as rows of the tables. They come as incoming_document and
-- incoming_item, the one with its facts and the other with an item as JSON; the days between which each may lie were
-- worked out before.
insert into document
select
    facts.id, facts.kind, facts.title, facts.title_is_ours, facts.publisher, facts.author, facts.url, facts.published,
    published_from, published_to, facts.language, facts.dateline, facts.text.sha256, facts.text.characters, file
from (
    select *, from_json(facts_json, '{
        "id": "VARCHAR", "kind": "VARCHAR", "title": "VARCHAR", "title_is_ours": "BOOLEAN", "publisher": "VARCHAR",
        "author": "VARCHAR", "url": "VARCHAR", "published": "VARCHAR", "language": "VARCHAR", "dateline": "VARCHAR",
        "text": {"sha256": "VARCHAR", "characters": "BIGINT"}
    }') as facts
    from incoming_document
);
insert into sentence
with told as (
    select from_json(facts_json, '{"id": "VARCHAR", "text": {
        "sentences": ["BIGINT"], "bare": [{"at": "VARCHAR", "why": "VARCHAR"}]
    }}') as facts
    from incoming_document
),
paragraphs as (
    select
        facts.id as document_id, facts.text.bare as bare, unnest(facts.text.sentences) as sentences,
        generate_subscripts(facts.text.sentences, 1) as paragraph
    from told
),
places as (
    select document_id, bare, paragraph, unnest(range(1, sentences + 1)) as sentence from paragraphs
)
select
    document_id, paragraph, sentence,
    coalesce(list_filter(bare, lambda mark : mark.at = paragraph || '.' || sentence)[1].why, '')
from places;
create or replace temp table arrived as
select
    document_id || '/' || item.id as item_id, document_id, kind, date_from, date_to, item
from (
    select *, from_json(item_json, '{
        "id": "VARCHAR", "headline": "VARCHAR", "summary": "VARCHAR", "status": "VARCHAR", "sourcing": "VARCHAR",
        "agents": ["VARCHAR"], "targets": ["VARCHAR"], "subjects": ["VARCHAR"], "beneficiaries": ["VARCHAR"],
        "asserted_by": ["VARCHAR"], "mentions": ["VARCHAR"], "date": "VARCHAR", "date_words": "VARCHAR",
        "reference": "VARCHAR", "evidence": [{"at": "VARCHAR", "words": "VARCHAR"}],
        "measure_type": "VARCHAR", "amount": "DOUBLE", "currency": "VARCHAR", "qualifier": "VARCHAR",
        "condition": "VARCHAR", "place": "VARCHAR", "accusations": ["VARCHAR"], "programme": "VARCHAR",
        "listed": "VARCHAR", "effective": "VARCHAR", "voice": "VARCHAR"
    }') as item
    from incoming_item
);
insert into item
select
    item_id, document_id, kind, item.headline, item.summary, item.status, item.sourcing, item.date, item.date_words,
    date_from, date_to, item.reference
from arrived;
insert into item_actor
with named as (
    select item_id, list_concat(
        list_transform(item.agents, lambda id : struct_pack(id := id, role := 'agent')),
        list_transform(item.targets, lambda id : struct_pack(id := id, role := 'target')),
        list_transform(item.subjects, lambda id : struct_pack(id := id, role := 'subject')),
        list_transform(item.beneficiaries, lambda id : struct_pack(id := id, role := 'beneficiary')),
        list_transform(item.asserted_by, lambda id : struct_pack(id := id, role := 'asserter')),
        list_transform(item.mentions, lambda id : struct_pack(id := id, role := 'mention'))
    ) as actors
    from arrived
)
select item_id, actor.id, actor.role, position
from (select item_id, unnest(actors) as actor, generate_subscripts(actors, 1) as position from named);
insert into evidence
with proofs as (
    select
        item_id, document_id, unnest(item.evidence) as proof, generate_subscripts(item.evidence, 1) as position
    from arrived
)
select
    item_id, document_id, cast(split_part(proof.at, '.', 1) as integer),
    cast(split_part(proof.at, '.', 2) as integer), proof.words, position
from proofs;
insert into measure select item_id, item.measure_type from arrived where kind = 'measure';
insert into reward
select item_id, item.amount, item.currency, item.qualifier, item.condition from arrived where kind = 'reward';
insert into arrest select item_id, item.place, item.accusations from arrived where kind = 'arrest';
insert into designation
select item_id, item.programme, item.listed, item.effective from arrived where kind = 'designation';
insert into statement select item_id, item.voice from arrived where kind = 'statement';
drop table arrived;
