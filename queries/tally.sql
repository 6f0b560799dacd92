-- What a page tells of what the filters leave: a row a cell, that is, all that items have in common; a row a part that an
-- actor takes in items of a kind; a row with the number of documents and one for each of the busiest; and the places of
-- the cards to read first (`leading`), of those dated last, and of those that words date. `number` is empty.
-- returns: every column of the table tally_of_one
select cast(null as uinteger) as number, * from tallied($filters)
order by all;
