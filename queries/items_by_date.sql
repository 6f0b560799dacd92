-- When things happened, as far as the texts say: dated items in the order of their days, and undated ones of which a
-- text gives at least words such as "recently". The latest sixteen of each; `dated` of `of_items` bear a date at all.
-- returns: item_id, kind, headline, date, date_words, date_from, date_to, dated, worded, of_items
with chosen as (
    select item_id, kind, headline, date, date_words, date_from, date_to,
        count(*) filter (where date <> '') over () as dated,
        count(*) filter (where date = '' and date_words <> '') over () as worded,
        count(*) over () as of_items
    from chosen_items($filters)
)
select item_id, kind, headline, date, date_words, date_from, date_to, dated, worded, of_items
from chosen
where date <> '' or date_words <> ''
qualify row_number() over (partition by date = '' order by coalesce(date_to, date_from) desc, item_id) <= 16
order by date = '', coalesce(date_from, date_to), coalesce(date_to, date_from), item_id;
