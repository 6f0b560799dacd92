-- How often everything occurs among what the filters leave: a row a cell, that is, all that items have in common; a row
-- a part that an actor takes in items of a kind; a row with the number of documents.
-- returns: topic, items, amount, highest, every column of the tables cell and part but their numbers
from tallied($filters);
