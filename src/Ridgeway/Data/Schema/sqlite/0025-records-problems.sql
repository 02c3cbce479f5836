alter table records_import add column released_from blob null;
alter table records_import_file add column map_hash text null;

create table records_problem (
  number integer not null primary key autoincrement,
  import_id blob not null,
  file_number integer not null,
  line integer not null,
  path text not null,
  what text not null,
  severity text not null,
  state text not null,
  form text not null,
  content blob null,
  corrected blob null,
  released_in blob null
);
create index records_problem_import on records_problem (import_id, number);

insert into records_problem (import_id, file_number, line, path, what, severity, state, form)
  select import_id, file_number, line, path, what, case when is_set_aside then 'SetAside' else 'Doubt' end, case when is_set_aside then 'Open' else 'Noted' end, 'Document'
  from records_import_problem order by import_id, number;
drop table records_import_problem;

create table records_problem_step (
  number integer not null,
  step integer not null,
  at_utc text not null,
  who text not null,
  what text not null,
  primary key (number, step)
) without rowid;

create table records_extract_map (
  hash text not null primary key,
  name text not null,
  text text not null
) without rowid;

create table records_person_said (
  person_id blob not null,
  import_id blob not null,
  part integer not null,
  said text not null,
  primary key (person_id, import_id, part)
) without rowid;
