-- Possible duplicates are looked for at the end of every import, around the people it touched: by number (0010), day or year of birth (0021), and postcode.
create index records_person_postcode on records_person (postcode) where postcode is not null;
alter table records_import add column matched_at_utc text null;
update records_import set matched_at_utc = finished_at_utc;
