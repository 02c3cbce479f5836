create table delivery_enrolment (
  person_id blob not null,
  referral_id blob not null,
  service_id blob not null,
  service_name text not null,
  provider_id blob not null,
  provider_name text not null,
  programme_id text not null,
  programme text not null,
  starts_on text not null,
  ended_on text null,
  early_because text null,
  end_note text null,
  version integer not null,
  primary key (person_id, referral_id)
) without rowid;
create unique index delivery_enrolment_referral on delivery_enrolment (referral_id);
create index delivery_enrolment_provider on delivery_enrolment (provider_id) where ended_on is null;

create table delivery_attendance (
  person_id blob not null,
  referral_id blob not null,
  number integer not null,
  session integer not null,
  on_day text not null,
  outcome text not null,
  moved_to text null,
  corrects integer not null,
  recorded_at_utc text not null,
  recorded_by text not null,
  primary key (person_id, referral_id, number),
  foreign key (person_id, referral_id) references delivery_enrolment (person_id, referral_id)
) without rowid;

create table delivery_questionnaire (
  person_id blob not null,
  referral_id blob not null,
  number integer not null,
  questionnaire text not null,
  stage text not null,
  on_day text not null,
  answers text not null,
  scores text not null,
  recorded_by text not null,
  primary key (person_id, referral_id, number),
  foreign key (person_id, referral_id) references delivery_enrolment (person_id, referral_id)
) without rowid;
