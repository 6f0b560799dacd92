-- The rows of the query tally, counted beforehand: where nothing is filtered out ($number is 0), and where all is chosen
-- that names the agency or group of that number. Of those who are seldom named there are none.
-- returns: every column of the table tally_of_one but number
select * exclude (number) from tally_of_one where number = $number;
