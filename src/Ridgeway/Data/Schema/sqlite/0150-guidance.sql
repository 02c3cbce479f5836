create table guidance_approval (
  approval_id blob not null primary key,
  kind text not null,
  content_id text not null,
  version text not null,
  fingerprint text not null,
  pack_hash text not null,
  is_withdrawal integer not null,
  by_name text not null,
  by_role text not null,
  by_account text null,
  at_utc text not null
) without rowid;
create index guidance_approval_of on guidance_approval (kind, content_id);

create table guidance_not_now (
  person_id blob not null,
  not_now_id blob not null,
  intervention text not null,
  reason text not null,
  comment text null,
  on_day text not null,
  until_day text not null,
  by_name text not null,
  via text not null,
  primary key (person_id, not_now_id)
) without rowid;

create table guidance_matter (
  person_id blob not null,
  matter text not null,
  said_on text not null,
  by_name text not null,
  primary key (person_id, matter)
) without rowid;

create table guidance_card (
  card_id blob not null primary key,
  hook text not null,
  issuer text null,
  subject text not null,
  intervention text not null,
  rules text not null,
  pack_hash text not null,
  suggestion_id blob null,
  practice text null,
  age_band text not null,
  sex text not null,
  ethnic_group text not null,
  deprivation_quintile integer null,
  given_at_utc text not null,
  expires_at_utc text not null,
  outcome text null,
  outcome_reason text null,
  outcome_comment text null,
  outcome_at_utc text null,
  stood text null
) without rowid;
create index guidance_card_subject on guidance_card (subject, given_at_utc);

create table guidance_person_card (
  person_id blob not null,
  card_id blob not null,
  primary key (person_id, card_id)
) without rowid;
create index guidance_person_card_card on guidance_person_card (card_id);

create table guidance_rule_event (
  on_day text not null,
  rule text not null,
  what text not null,
  via text not null,
  subject text not null,
  reason text not null,
  version text not null,
  intervention text not null,
  pack_hash text not null,
  practice text null,
  age_band text not null,
  sex text not null,
  ethnic_group text not null,
  deprivation_quintile integer null,
  primary key (on_day, rule, what, via, subject, reason)
) without rowid;

create table guidance_caller (
  issuer text not null primary key,
  name text not null,
  jwks text null,
  jku text null,
  fhir_servers text not null,
  added_at_utc text not null,
  closed_at_utc text null
) without rowid;

create table guidance_caller_seen (
  issuer text not null,
  jti text not null,
  expires_at_utc text not null,
  primary key (issuer, jti)
) without rowid;
create index guidance_caller_seen_old on guidance_caller_seen (expires_at_utc);
