-- An invented collection of $items items, the same each time: 40 agencies, 40 groups, 400 people, an article for
-- every 20 items. Kinds come as in the first article (about half statements); each item has two anchors, three actors.
insert into build values ('20250101T000000Z-bulk', timestamptz '2025-01-01 00:00:00+00', repeat('0', 64), $version);
insert into document
select
    format('article-{:06}', n), 'article', 'Harbour report ' || n, false, 'Harbour Bulletin', '', '',
    cast(date '2020-01-01' + cast(n % 2000 as integer) as varchar), date '2020-01-01' + cast(n % 2000 as integer),
    date '2020-01-01' + cast(n % 2000 as integer), 'en', 'Port City', md5('text ' || n) || md5('more ' || n), 2000,
    format('documents/article-{:06}.toml', n)
from range(cast(ceil($items / 20) as bigint)) as t (n);
insert into sentence
select document.document_id, 1 + n // 2, 1 + n % 2, ''
from document cross join range(10) as t (n);
insert into actor
select
    format('{}-{:03}', kind, n), upper(kind[1]) || kind[2:] || ' of Harbour ' || n, kind, true, '',
    'Known from the harbour reports.'
from (values ('agency', 40), ('group', 40), ('person', 400)) as held (kind, number)
cross join range(400) as t (n)
where n < number;
insert into alias select actor_id, 'H' || actor_id[-3:], 'abbreviation' from actor where kind = 'agency';
insert into item
select
    format('article-{:06}/item-{:02}', n // 20, n % 20), format('article-{:06}', n // 20),
    ['measure', 'measure', 'measure', 'reward', 'arrest', 'designation', 'statement', 'statement', 'statement'][
        1 + n * 7 % 9
    ],
    'Harbour ' || n % 97 || ' acts against the ring of pier ' || n % 389,
    'The harbour of town ' || n % 97 || ' said on the day it was asked that the ring of pier ' || n % 389
    || ' had been met with a measure of the kind that the council had announced in year ' || 1990 + n % 31 || '.',
    ['occurred', 'in-force', 'authorised', 'ordered', 'announced', 'pledged', 'alleged', 'judged'][1 + n * 5 % 8],
    ['own-voice', 'outlet', 'official', 'named', 'unnamed-officials', 'anonymous'][1 + n * 11 % 6],
    case when n % 3 = 0 then '' else cast(date '2020-01-01' + cast(n % 2000 as integer) as varchar) end, '',
    case when n % 3 = 0 then null else date '2020-01-01' + cast(n % 2000 as integer) end,
    case when n % 3 = 0 then null else date '2020-01-01' + cast(n % 2000 as integer) end, ''
from range(cast($items as bigint)) as t (n);
insert into item_actor
select item.item_id, format('{}-{:03}', held.kind, hash(item.item_id || held.kind) % number), role, position
from item
cross join (
    values ('agency', 40, 'agent', 1), ('group', 40, 'target', 2), ('person', 400, 'asserter', 3)
) as held (kind, number, role, position);
insert into evidence
select item_id, document_id, 1 + hash(item_id) % 5, 1 + n, 'the ring of pier ' || hash(item_id) % 389, 1 + n
from item cross join range(2) as t (n);
insert into measure select item_id, 'coordination' from item where kind = 'measure';
insert into reward
select item_id, 1000 * (1 + hash(item_id) % 5000), 'USD', 'up-to', 'information leading to arrest'
from item where kind = 'reward';
insert into arrest select item_id, 'the pier', ['smuggling', 'bribery'] from item where kind = 'arrest';
insert into designation select item_id, 'Harbour list', date, '' from item where kind = 'designation';
insert into statement select item_id, 'paraphrase' from item where kind = 'statement';
