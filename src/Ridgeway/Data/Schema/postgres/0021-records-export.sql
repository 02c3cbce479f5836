create table records_export (
  export_id uuid not null primary key,
  account_id uuid not null,
  account_name text not null,
  request text not null,
  types text not null,
  since_utc timestamptz null,
  level text not null,
  state text not null,
  asked_at_utc timestamptz not null,
  finished_at_utc timestamptz null,
  people_done bigint not null,
  files text not null,
  problem text null
);
create index records_export_waiting on records_export (asked_at_utc) where state in ('Waiting', 'Running');

create index records_person_birth_date on records_person (birth_date) where birth_date is not null;
