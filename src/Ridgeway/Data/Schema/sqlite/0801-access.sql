create table access_account (
  account_id blob not null primary key,
  sign_in_name text not null unique,
  name text not null,
  role text not null,
  organisation text null,
  organisation_name text null,
  provider_id blob null,
  person_id blob null,
  password_hash text null,
  stamp blob not null,
  is_demo integer not null,
  created_at_utc text not null,
  failures integer not null,
  locked_until_utc text null,
  closed_at_utc text null
) without rowid;

create table access_log (
  person_id blob not null,
  entry_id blob not null,
  at_utc text not null,
  account_id blob not null,
  account_name text not null,
  role text not null,
  organisation text null,
  organisation_name text null,
  what text not null,
  why text not null,
  was_shown integer not null,
  primary key (person_id, entry_id)
) without rowid;
create index access_log_when on access_log (at_utc);
create index access_log_who on access_log (account_id, at_utc);

create table access_client (
  client_id text not null primary key,
  account_id blob not null,
  scopes text not null,
  jwks text not null,
  is_demo integer not null,
  created_at_utc text not null,
  closed_at_utc text null
) without rowid;

create table access_token_seen (
  client_id text not null,
  jti text not null,
  expires_at_utc text not null,
  primary key (client_id, jti)
) without rowid;
create index access_token_seen_old on access_token_seen (expires_at_utc);

create table access_key (
  key_id text not null primary key,
  purpose text not null,
  content text not null,
  created_at_utc text not null
) without rowid;
