create table evaluation_choice (
  person_id uuid not null,
  choices text not null,
  primary key (person_id)
);
