create table records_former_number (
  person_id uuid not null,
  nhs_number text not null,
  source text not null,
  heard_at_utc timestamptz not null,
  import_id uuid null,
  primary key (person_id, nhs_number)
);
create index records_former_number_number on records_former_number (nhs_number);

create table records_duplicate (
  person_id uuid not null,
  other_person_id uuid not null,
  state text not null,
  verdict text not null,
  score double precision not null,
  reasons text not null,
  rules text not null,
  found_at_utc timestamptz not null,
  decided_at_utc timestamptz null,
  decided_by text null,
  note text null,
  primary key (person_id, other_person_id)
);
create index records_duplicate_other on records_duplicate (other_person_id);
create index records_duplicate_state on records_duplicate (state, score);

create table records_merged (
  person_id uuid not null,
  into_person_id uuid not null,
  merge_id uuid not null,
  primary key (person_id)
);
create index records_merged_into on records_merged (into_person_id);

create table records_merge (
  person_id uuid not null,
  merge_id uuid not null,
  into_person_id uuid not null,
  merged_at_utc timestamptz not null,
  merged_by text not null,
  reason text not null,
  gone text not null,
  kept_before text not null,
  kept_after text not null,
  undone_at_utc timestamptz null,
  undone_by text null,
  primary key (person_id, merge_id)
);
