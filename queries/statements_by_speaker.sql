-- Statements by who says so and in whose words. Where the text speaks for itself, the speaker is empty.
-- returns: speaker, voice, items
with spoken as (
    select coalesce(speaker, '') as speaker, voice, count(*) as items
    from (select unnest(case when asserters = [] then [null] else asserters end) as speaker, voice
        from chosen_items($filters) where kind = 'statement')
    group by all
),
ranked as (
    select *, dense_rank() over (order by total desc, speaker) as rank
    from (select *, sum(items) over (partition by speaker) as total from spoken)
)
select speaker, voice, items from ranked where rank <= 20
order by rank, list_position(['direct', 'fragment', 'paraphrase', 'narration'], voice);
