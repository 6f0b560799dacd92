-- The rows of the query tally where nothing is filtered out, as the build holds them.
-- returns: every column of the query tally
from tally_of_everything;
