create table evaluation_choice (
  person_id blob not null,
  choices text not null,
  primary key (person_id)
) without rowid;
