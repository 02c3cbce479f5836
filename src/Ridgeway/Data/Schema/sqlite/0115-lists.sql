create table finding_list (
  list_id blob not null primary key,
  name text not null,
  definition text not null,
  intervention text not null,
  owner_id blob not null,
  owner_name text not null,
  organisation text null,
  seen_by text not null,
  created_at_utc text not null,
  runs integer not null,
  last_run_on text null,
  last_run_at_utc text null,
  people integer not null,
  came integer not null,
  went integer not null,
  closed_at_utc text null
) without rowid;

create table finding_list_member (
  person_id blob not null,
  list_id blob not null,
  since_run integer not null,
  until_run integer null,
  primary key (person_id, list_id, since_run)
) without rowid;
create index finding_list_member_list on finding_list_member (list_id, until_run);

create table finding_offer (
  person_id blob not null,
  offer_id blob not null,
  kind text not null,
  intervention text not null,
  list_id blob null,
  batch_id blob null,
  channel text null,
  language text null,
  is_easy_read integer not null,
  offered_on text not null,
  offered_at_utc text not null,
  offered_by text not null,
  organisation text null,
  subject text null,
  body text null,
  standing text not null,
  reason text null,
  answered_on text null,
  answered_by text null,
  primary key (person_id, offer_id)
) without rowid;
create unique index finding_offer_offer on finding_offer (offer_id);
create index finding_offer_intervention on finding_offer (intervention, offered_on);
create index finding_offer_kind on finding_offer (kind, offered_on);
create index finding_offer_batch on finding_offer (batch_id) where batch_id is not null;
create index finding_offer_list on finding_offer (list_id) where list_id is not null;

create table finding_contact (
  person_id blob not null primary key,
  preferred text null,
  is_no_contact integer not null,
  is_easy_read integer not null,
  needs_interpreter integer null,
  access_needs text null,
  said_by text not null,
  said_at_utc text not null
) without rowid;
create index finding_contact_no on finding_contact (is_no_contact) where is_no_contact;
