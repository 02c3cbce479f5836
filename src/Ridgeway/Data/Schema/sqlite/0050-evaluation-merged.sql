-- Who was merged into whom, as Evaluation heard of it: it asks no room, and must not count one person twice.
create table evaluation_merged (
  person_id blob not null primary key,
  into_person_id blob not null
) without rowid;
