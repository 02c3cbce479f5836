create table records_import (
  import_id blob not null primary key,
  source text not null,
  importer text not null,
  state text not null,
  started_at_utc text not null,
  finished_at_utc text null,
  people integer not null
) without rowid;

create table records_import_file (
  import_id blob not null,
  number integer not null,
  name text not null,
  hash text not null,
  bytes integer not null,
  state text not null,
  people integer not null,
  read integer not null,
  kept integer not null,
  ignored integer not null,
  set_aside integer not null,
  ignored_kinds text not null,
  primary key (import_id, number)
) without rowid;
create index records_import_file_hash on records_import_file (hash);

create table records_import_problem (
  import_id blob not null,
  number integer not null,
  file_number integer not null,
  line integer not null,
  path text not null,
  what text not null,
  is_set_aside integer not null,
  primary key (import_id, number)
) without rowid;

create table records_code (
  number integer not null primary key autoincrement,
  system text not null,
  code text not null,
  display text null,
  unique (system, code)
);

create table records_person (
  person_id blob not null primary key,
  nhs_number text null,
  verification text not null,
  family text null,
  given text null,
  prefix text null,
  birth_date text null,
  death_date text null,
  has_died integer not null,
  sex text not null,
  ethnic_category text null,
  ethnic_source_code text null,
  ethnic_source_scheme text null,
  address text null,
  postcode text null,
  lsoa text null,
  deprivation_decile integer null,
  deprivation_index text null,
  practice text null,
  telephone text null,
  email text null,
  language text null,
  flags text not null,
  import_id blob not null,
  updated_at_utc text not null
) without rowid;
create index records_person_nhs_number on records_person (nhs_number) where nhs_number is not null;
create index records_person_practice on records_person (practice, family, given);

create table records_reference (
  person_id blob not null,
  reference blob not null,
  import_id blob not null,
  primary key (person_id, reference)
) without rowid;
create index records_reference_reference on records_reference (reference);

create table records_segment (
  person_id blob not null,
  import_id blob not null,
  part integer not null,
  facts blob not null,
  primary key (person_id, import_id, part)
) without rowid;

create table records_segment_source (
  person_id blob not null,
  import_id blob not null,
  part integer not null,
  sources blob not null,
  primary key (person_id, import_id, part)
) without rowid;

create table records_folded (
  person_id blob not null,
  facts blob not null,
  primary key (person_id)
) without rowid;

create table records_stale (
  person_id blob not null,
  primary key (person_id)
) without rowid;
