-- What the last run through everyone found, in blocks of people in order of id (docs/decisions/0017).
create table finding_run (
  number integer not null primary key,
  on_day text not null,
  pack_hash text not null,
  changes_on integer not null,
  people integer not null,
  started_at_utc text not null,
  finished_at_utc text null
);

create table finding_block (
  run integer not null,
  starts_with blob not null,
  people integer not null,
  earliest_until integer not null,
  ids blob not null,
  marks blob not null,
  untils blob not null,
  practices text not null,
  primary key (run, starts_with)
) without rowid;

create table finding_membership (
  run integer not null,
  starts_with blob not null,
  subject text not null,
  members integer not null,
  unknowns integer not null,
  truths blob not null,
  since blob not null,
  primary key (run, starts_with, subject)
) without rowid;

-- Whoever's record changed since a run looked, marked in the transaction that changed it, whatever changed it.
create table finding_due (
  person_id blob not null primary key,
  taken integer not null
) without rowid;

create trigger finding_due_person_added after insert on records_person begin
  insert into finding_due (person_id, taken) values (new.person_id, 0) on conflict (person_id) do update set taken = 0;
end;
create trigger finding_due_person_changed after update on records_person begin
  insert into finding_due (person_id, taken) values (new.person_id, 0) on conflict (person_id) do update set taken = 0;
end;
create trigger finding_due_person_gone after delete on records_person begin
  insert into finding_due (person_id, taken) values (old.person_id, 0) on conflict (person_id) do update set taken = 0;
end;
create trigger finding_due_facts_added after insert on records_folded begin
  insert into finding_due (person_id, taken) values (new.person_id, 0) on conflict (person_id) do update set taken = 0;
end;
create trigger finding_due_facts_changed after update on records_folded begin
  insert into finding_due (person_id, taken) values (new.person_id, 0) on conflict (person_id) do update set taken = 0;
end;
create trigger finding_due_facts_gone after delete on records_folded begin
  insert into finding_due (person_id, taken) values (old.person_id, 0) on conflict (person_id) do update set taken = 0;
end;
