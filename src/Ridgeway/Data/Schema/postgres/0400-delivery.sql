create table delivery_enrolment (
  person_id uuid not null,
  referral_id uuid not null,
  service_id uuid not null,
  service_name text not null,
  provider_id uuid not null,
  provider_name text not null,
  programme_id text not null,
  programme text not null,
  starts_on date not null,
  ended_on date null,
  early_because text null,
  end_note text null,
  version integer not null,
  primary key (person_id, referral_id)
);
create unique index delivery_enrolment_referral on delivery_enrolment (referral_id);
create index delivery_enrolment_provider on delivery_enrolment (provider_id) where ended_on is null;

create table delivery_attendance (
  person_id uuid not null,
  referral_id uuid not null,
  number integer not null,
  session integer not null,
  on_day date not null,
  outcome text not null,
  moved_to date null,
  corrects boolean not null,
  recorded_at_utc timestamptz not null,
  recorded_by text not null,
  primary key (person_id, referral_id, number),
  foreign key (person_id, referral_id) references delivery_enrolment (person_id, referral_id)
);

create table delivery_questionnaire (
  person_id uuid not null,
  referral_id uuid not null,
  number integer not null,
  questionnaire text not null,
  stage text not null,
  on_day date not null,
  answers text not null,
  scores text not null,
  recorded_by text not null,
  primary key (person_id, referral_id, number),
  foreign key (person_id, referral_id) references delivery_enrolment (person_id, referral_id)
);
