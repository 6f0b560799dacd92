-- The amount of a reward begins with a number in the words it rests on, as 2.5 for 2,500,000, where these hold numbers.
-- returns: file, place, wrong, remedy
with numbered as (
    -- A blank parts two numbers, or thousands. Words without a number may name the amount all the same, beside a year too;
    -- of fractions it cannot be told.
    select item_id, words, list_concat(
        regexp_extract_all(words, '\d+([.,’'']\d+)*'), regexp_extract_all(words, '\d+([.,’''\pZ]\d{3})*')
    ) as numbers
    from evidence
)
select
    document.file, 'reward ' || reward.item_id as place,
    format('states an amount of {}, and its words hold other numbers', replace(cast(reward.amount as varchar), '.00', ''))
        as wrong,
    'correct the amount, or choose words that name it and no other number' as remedy
from reward
inner join (
    select item_id, flatten(list(numbers)) as numbers, string_agg(words, ' ') as words from numbered group by item_id
) as told using (item_id)
inner join item using (item_id)
inner join document using (document_id)
where not regexp_matches(told.words, '[¼-¾⅐-⅞]|(?i)\b(half|quarters?) (of )?(an? )?[\p{Sc}\d]')
    and list_bool_or(list_transform(told.numbers, lambda number : not regexp_full_match(number, '(19|20)\d\d')))
    and not list_contains(
        list_transform(told.numbers, lambda number : trim(regexp_replace(number, '\D', '', 'g'), '0')),
        trim(replace(cast(reward.amount as varchar), '.', ''), '0')
    );
