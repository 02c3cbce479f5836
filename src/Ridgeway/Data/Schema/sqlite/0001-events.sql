create table events_outbox (
  position integer not null primary key autoincrement,
  event_id blob not null unique,
  kind text not null,
  body text not null,
  person_id blob null,
  at_utc text not null,
  delivered_at_utc text null,
  attempts integer not null,
  next_attempt_at_utc text null,
  last_problem text null
);
create index events_outbox_waiting on events_outbox (position) where delivered_at_utc is null;

create table events_heard (
  event_id blob not null,
  hearer text not null,
  at_utc text not null,
  primary key (event_id, hearer)
) without rowid;
