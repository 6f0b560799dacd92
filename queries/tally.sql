-- What a page tells of what the filters leave: a row a cell, that is, all that items have in common; a row a part that an
-- actor takes in items of a kind; a row with the number of documents and one for each of the busiest; and the places of
-- the cards to read first (`leading`), of those dated last, and of those that words date.
-- returns: every column of the table tally_of_one but number
from tallied($filters)
order by all;
