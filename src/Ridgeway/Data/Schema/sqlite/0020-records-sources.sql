alter table records_import add column keeps_sources integer not null default 0;

create table records_source (
  person_id blob not null,
  import_id blob not null,
  part integer not null,
  resources blob not null,
  primary key (person_id, import_id, part)
) without rowid;

create table records_source_unowned (
  bucket integer not null,
  import_id blob not null,
  part integer not null,
  resources blob not null,
  primary key (bucket, import_id, part)
) without rowid;

create table records_source_part (
  import_id blob not null,
  part integer not null,
  people blob not null,
  primary key (import_id, part)
) without rowid;

create table records_source_place (
  bucket integer not null,
  import_id blob not null,
  part integer not null,
  places blob not null,
  primary key (bucket, import_id, part)
) without rowid;
