create table records_objection (
  person_id blob not null,
  objection_id blob not null,
  kind text not null,
  says text not null,
  uses text not null,
  from_day text null,
  to_day text null,
  source text not null,
  heard_at_utc text not null,
  import_id blob null,
  primary key (person_id, objection_id)
) without rowid;
create index records_objection_kind on records_objection (kind, says);

create table records_tombstone (
  hash text not null primary key,
  erasure_id blob not null,
  erased_at_utc text not null,
  erased_by text not null,
  reason text not null
) without rowid;

create table access_outside (
  person_id blob not null,
  outside_id blob not null,
  account_id blob not null,
  account_name text not null,
  organisation text null,
  organisation_name text null,
  reason text not null,
  in_words text not null,
  opened_at_utc text not null,
  until_utc text not null,
  reviewed_at_utc text null,
  reviewed_by text null,
  review text null,
  review_note text null,
  primary key (person_id, outside_id)
) without rowid;
create index access_outside_who on access_outside (account_id, until_utc);
