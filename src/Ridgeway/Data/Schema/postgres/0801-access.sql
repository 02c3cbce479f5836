create table access_account (
  account_id uuid not null primary key,
  sign_in_name text not null unique,
  name text not null,
  role text not null,
  organisation text null,
  organisation_name text null,
  provider_id uuid null,
  person_id uuid null,
  password_hash text null,
  stamp uuid not null,
  is_demo boolean not null,
  created_at_utc timestamptz not null,
  failures integer not null,
  locked_until_utc timestamptz null,
  closed_at_utc timestamptz null
);

create table access_log (
  person_id uuid not null,
  entry_id uuid not null,
  at_utc timestamptz not null,
  account_id uuid not null,
  account_name text not null,
  role text not null,
  organisation text null,
  organisation_name text null,
  what text not null,
  why text not null,
  was_shown boolean not null,
  primary key (person_id, entry_id)
);
create index access_log_when on access_log (at_utc);
create index access_log_who on access_log (account_id, at_utc);

create table access_client (
  client_id text not null primary key,
  account_id uuid not null,
  scopes text not null,
  jwks text not null,
  is_demo boolean not null,
  created_at_utc timestamptz not null,
  closed_at_utc timestamptz null
);

create table access_token_seen (
  client_id text not null,
  jti text not null,
  expires_at_utc timestamptz not null,
  primary key (client_id, jti)
);
create index access_token_seen_old on access_token_seen (expires_at_utc);

create table access_key (
  key_id text not null primary key,
  purpose text not null,
  content text not null,
  created_at_utc timestamptz not null
);
