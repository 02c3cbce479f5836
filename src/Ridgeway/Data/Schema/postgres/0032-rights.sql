create table records_objection (
  person_id uuid not null,
  objection_id uuid not null,
  kind text not null,
  says text not null,
  uses text not null,
  from_day date null,
  to_day date null,
  source text not null,
  heard_at_utc timestamptz not null,
  import_id uuid null,
  primary key (person_id, objection_id)
);
create index records_objection_kind on records_objection (kind, says);

create table records_tombstone (
  hash text not null primary key,
  erasure_id uuid not null,
  erased_at_utc timestamptz not null,
  erased_by text not null,
  reason text not null
);

create table access_outside (
  person_id uuid not null,
  outside_id uuid not null,
  account_id uuid not null,
  account_name text not null,
  organisation text null,
  organisation_name text null,
  reason text not null,
  in_words text not null,
  opened_at_utc timestamptz not null,
  until_utc timestamptz not null,
  reviewed_at_utc timestamptz null,
  reviewed_by text null,
  review text null,
  review_note text null,
  primary key (person_id, outside_id)
);
create index access_outside_who on access_outside (account_id, until_utc);
