-- The tables of a build. Their columns are a contract: other programs read them.
-- No keys are declared: a build under check must be able to hold what the rules are there to find.
create table document (
    document_id varchar, kind varchar, title varchar, title_is_ours boolean, publisher varchar, author varchar,
    url varchar, published varchar, published_from date, published_to date, language varchar, dateline varchar,
    text_sha256 varchar, text_characters bigint,
    file varchar -- where in the data folder the document was read
);
create table sentence (
    document_id varchar, paragraph integer, sentence integer,
    bare varchar -- why no item rests on it; empty where one should
);
create table actor (
    actor_id varchar, name varchar, kind varchar, named boolean, country varchar, description varchar
);
create table alias (actor_id varchar, alias varchar, alias_kind varchar);
create table item (
    item_id varchar, document_id varchar, kind varchar, headline varchar, summary varchar, status varchar,
    sourcing varchar, date varchar, date_words varchar, date_from date, date_to date, reference varchar
);
create table item_actor (
    item_id varchar, actor_id varchar, role varchar,
    position integer -- the order in which the item lists them
);
create table evidence (
    item_id varchar, document_id varchar, paragraph integer, sentence integer, words varchar,
    position integer -- the order in which the item gives it
);
create table measure (item_id varchar, measure_type varchar);
create table reward (
    item_id varchar, amount decimal(18, 2), currency varchar, qualifier varchar, condition varchar
);
create table arrest (item_id varchar, place varchar, accusations varchar[]);
create table designation (item_id varchar, programme varchar, listed varchar, effective varchar);
create table statement (item_id varchar, voice varchar);
create table source_file (file varchar, bytes bigint, sha256 varchar); -- what the build was made from
create table expected (kind varchar, at_least bigint, at_most bigint); -- what the collection says it should hold
create table build (build_id varchar, built_at timestamptz, content_sha256 varchar, version varchar);
-- The orders in which readers see codes.
create macro place_of_kind(kind) as list_position(['measure', 'reward', 'arrest', 'designation', 'statement'], kind);
create macro place_of_role(role) as
    list_position(['agent', 'target', 'subject', 'beneficiary', 'asserter', 'mention'], role);
create macro place_of_status(status) as list_position(
    ['occurred', 'in-force', 'authorised', 'ordered', 'announced', 'pledged', 'alleged', 'judged'], status
);
create macro place_of_sourcing(sourcing) as
    list_position(['own-voice', 'outlet', 'official', 'named', 'unnamed-officials', 'anonymous'], sourcing);
