-- Both names as matching writes them, in the order of the alphabet, so that whoever shares them is found by an index and not by a walk.
-- Rows that are there get theirs when the next import makes up for what was not looked for.
drop index records_person_postcode;
alter table records_person add column match_names text null;
create index records_person_match_names on records_person (match_names) where match_names is not null;
update records_import set matched_at_utc = null;
