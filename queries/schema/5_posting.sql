-- The items of each agency and group together, so that a choice of some reads their rows alone; those of everything,
-- whoever is named, stand under the number 0, and there alone are the words to search. Both in the order of the cards.
create table posting as
select cast(0 as uinteger) as number, counted.*, card.search, card.masked
from counted
inner join card on card.rowid = counted.place
order by counted.place;
insert into posting by name
select unnest(list_concat(agencies, groups)) as number, *
from counted
order by number, place;
drop table counted;
