create table records_export (
  export_id blob not null primary key,
  account_id blob not null,
  account_name text not null,
  request text not null,
  types text not null,
  since_utc text null,
  level text not null,
  state text not null,
  asked_at_utc text not null,
  finished_at_utc text null,
  people_done integer not null,
  files text not null,
  problem text null
) without rowid;
create index records_export_waiting on records_export (asked_at_utc) where state in ('Waiting', 'Running');

create index records_person_birth_date on records_person (birth_date) where birth_date is not null;
