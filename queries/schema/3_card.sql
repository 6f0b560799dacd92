-- One row an item with all that a card, a file or a filter needs; derived, so that no query joins it twice.
-- Lists keep the order of the document.
create table card as
with named as (
    select
        item_actor.item_id,
        list_sort(list(distinct actor.actor_id)) as actors,
        list_sort(list(distinct actor.actor_id) filter (where actor.kind = 'agency')) as agencies,
        list_sort(list(distinct actor.actor_id) filter (where actor.kind = 'group')) as groups,
        list(actor.name order by item_actor.position) filter (where item_actor.role = 'agent') as agents,
        list(actor.name order by item_actor.position) filter (where item_actor.role = 'target') as targets,
        list(actor.name order by item_actor.position) filter (where item_actor.role = 'subject') as subjects,
        list(actor.name order by item_actor.position) filter (where item_actor.role = 'beneficiary') as beneficiaries,
        list(actor.name order by item_actor.position) filter (where item_actor.role = 'asserter') as asserters,
        list(actor.name order by item_actor.position) filter (where item_actor.role = 'mention') as mentions,
        string_agg(actor.name, ' ' order by item_actor.position) as names
    from item_actor
    inner join actor using (actor_id)
    group by item_actor.item_id
),
called as (
    select item_actor.item_id, string_agg(alias.alias, ' ' order by item_actor.position, alias.alias) as aliases
    from item_actor
    inner join alias using (actor_id)
    group by item_actor.item_id
),
shown as (
    select
        item_id,
        list(
            struct_pack(paragraph := paragraph, sentence := sentence, words := words)
            order by position
        ) as evidence,
        string_agg(words, ' ' order by position) as words
    from evidence
    group by item_id
)
select
    item.item_id, item.document_id, document.title as document_title, document.kind as document_kind,
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
    strip_accents(lower(concat_ws(
        ' ', item.headline, item.summary, shown.words, named.names, called.aliases,
        reward.condition, arrest.place, array_to_string(arrest.accusations, ' '), designation.programme
    ))) as search
from item
left join document using (document_id)
left join named using (item_id)
left join called using (item_id)
left join shown using (item_id)
left join measure using (item_id)
left join reward using (item_id)
left join arrest using (item_id)
left join designation using (item_id)
left join statement using (item_id)
order by
    item.document_id, list_position(['measure', 'reward', 'arrest', 'designation', 'statement'], item.kind),
    shown.evidence[1].paragraph, shown.evidence[1].sentence, item.item_id;
