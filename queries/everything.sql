-- The rows of the query tally where nothing is filtered out, as the build holds them.
-- returns: every column of the table tally_of_everything
from tally_of_everything
order by all;
