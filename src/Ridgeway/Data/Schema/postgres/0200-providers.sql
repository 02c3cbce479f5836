create table providers_provider (
  provider_id uuid not null primary key,
  name text not null,
  description text null,
  ods_code text null,
  website text null,
  email text null,
  source text not null,
  source_id text not null,
  updated_at_utc timestamptz not null,
  unique (source, source_id)
);

create table providers_service (
  service_id uuid not null primary key,
  provider_id uuid not null references providers_provider (provider_id),
  name text not null,
  description text null,
  status text not null,
  interventions text not null,
  access text not null,
  access_in_words text null,
  alert text null,
  languages text not null,
  minimum_age integer null,
  maximum_age integer null,
  cost_pence bigint null,
  cost_in_words text null,
  schedule text null,
  assured_on date null,
  assured_by text null,
  accreditations_in_words text null,
  source text not null,
  source_id text not null,
  updated_at_utc timestamptz not null,
  unique (source, source_id)
);
create index providers_service_provider on providers_service (provider_id);

create table providers_place (
  service_id uuid not null references providers_service (service_id),
  number integer not null,
  name text not null,
  latitude double precision null,
  longitude double precision null,
  postcode text null,
  address text null,
  primary key (service_id, number)
);

create table providers_accreditation (
  accreditation_id uuid not null primary key,
  provider_id uuid not null references providers_provider (provider_id),
  service_id uuid null references providers_service (service_id),
  scheme text not null,
  interventions text not null,
  conditions text not null,
  state text not null,
  valid_from date not null,
  valid_to date null,
  evidence text null,
  decided_by text not null,
  decided_at_utc timestamptz not null
);
create index providers_accreditation_provider on providers_accreditation (provider_id);

create table providers_capacity (
  service_id uuid not null primary key references providers_service (service_id),
  places integer null,
  taken integer not null,
  period_from date not null,
  period_to date not null,
  stated_at_utc timestamptz not null,
  version integer not null
);

create table providers_place_held (
  service_id uuid not null references providers_service (service_id),
  holder uuid not null,
  held_at_utc timestamptz not null,
  taken_at_utc timestamptz null,
  released_at_utc timestamptz null,
  primary key (service_id, holder)
);
