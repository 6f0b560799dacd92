-- Statements by who says so and in whose words. Where the text speaks for itself, the speaker is empty. The twenty bars
-- with most, of `of_bars`; `of_speakers` are credited, and `of_quoted` statements are in a speaker's own words.
-- returns: speaker, agency_id, group_id, profile_id, voice, items, of_bars, of_speakers, of_quoted
with said as materialized (
    select asserters, voice from chosen_items($filters) where kind = 'statement'
),
spoken as (
    select coalesce(speaker, '') as speaker, voice, count(*) as items
    from (select unnest(case when asserters = [] then [null] else asserters end) as speaker, voice from said)
    group by all
),
ranked as (
    select *, dense_rank() over (order by total desc, speaker) as rank
    from (select *, sum(items) over (partition by speaker) as total from spoken)
)
select
    ranked.speaker, unnest(whose(actor.kind, actor.actor_id)), ranked.voice, ranked.items,
    (select count(distinct speaker) from spoken) as of_bars,
    (select count(distinct speaker) from spoken where speaker <> '') as of_speakers,
    (select count(*) from said where voice in ('direct', 'fragment')) as of_quoted
from ranked
left join actor on actor.name = ranked.speaker
where ranked.rank <= 20
order by ranked.rank, list_position(['direct', 'fragment', 'paraphrase', 'narration'], ranked.voice);
