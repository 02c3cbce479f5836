-- What the last run through everyone found, in blocks of people in order of id (docs/decisions/0017).
create table finding_run (
  number integer not null primary key,
  on_day text not null,
  pack_hash text not null,
  changes_on integer not null,
  people integer not null,
  started_at_utc timestamptz not null,
  finished_at_utc timestamptz null
);

create table finding_block (
  run integer not null,
  starts_with uuid not null,
  people integer not null,
  earliest_until integer not null,
  ids bytea not null,
  marks bytea not null,
  untils bytea not null,
  practices text not null,
  primary key (run, starts_with)
);

create table finding_membership (
  run integer not null,
  starts_with uuid not null,
  subject text not null,
  members integer not null,
  unknowns integer not null,
  truths bytea not null,
  since bytea not null,
  primary key (run, starts_with, subject)
);

-- Whoever's record changed since a run looked, marked in the transaction that changed it, whatever changed it.
create table finding_due (
  person_id uuid not null primary key,
  taken integer not null
);

create function finding_mark_due() returns trigger language plpgsql as $$
begin
  insert into finding_due (person_id, taken) select distinct person_id, 0 from touched on conflict (person_id) do update set taken = 0;
  return null;
end $$;

create trigger finding_due_person_added after insert on records_person referencing new table as touched for each statement execute function finding_mark_due();
create trigger finding_due_person_changed after update on records_person referencing new table as touched for each statement execute function finding_mark_due();
create trigger finding_due_person_gone after delete on records_person referencing old table as touched for each statement execute function finding_mark_due();
create trigger finding_due_facts_added after insert on records_folded referencing new table as touched for each statement execute function finding_mark_due();
create trigger finding_due_facts_changed after update on records_folded referencing new table as touched for each statement execute function finding_mark_due();
create trigger finding_due_facts_gone after delete on records_folded referencing old table as touched for each statement execute function finding_mark_due();
