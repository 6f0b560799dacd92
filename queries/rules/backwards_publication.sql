-- A document's publication does not run backwards.
-- returns: file, place, wrong, remedy
select
    file, 'document, published' as place, 'runs backwards: ' || published as wrong,
    'correct the date; an interval is FROM/TO' as remedy
from document
where published_from > published_to;
