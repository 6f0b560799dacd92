-- The files that the build was made from, in the order they were read.
-- returns: file, bytes, sha256
select file, bytes, sha256 from source_file order by rowid;
