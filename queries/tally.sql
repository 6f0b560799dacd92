-- How often everything occurs among what the filters leave: a row a cell, that is, all that items have in common; a row
-- a part that an actor takes in items of a kind; a row with the number of documents. `number` is empty.
-- returns: every column of the table tally_of_one
select cast(null as uinteger) as number, * from tallied($filters)
order by all;
