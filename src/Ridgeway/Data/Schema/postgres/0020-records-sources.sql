alter table records_import add column keeps_sources boolean not null default false;

create table records_source (
  person_id uuid not null,
  import_id uuid not null,
  part integer not null,
  resources bytea not null,
  primary key (person_id, import_id, part)
);

create table records_source_unowned (
  bucket integer not null,
  import_id uuid not null,
  part integer not null,
  resources bytea not null,
  primary key (bucket, import_id, part)
);

create table records_source_part (
  import_id uuid not null,
  part integer not null,
  people bytea not null,
  primary key (import_id, part)
);

create table records_source_place (
  bucket integer not null,
  import_id uuid not null,
  part integer not null,
  places bytea not null,
  primary key (bucket, import_id, part)
);
