create table evaluation_course (
  person_id uuid not null,
  referral_id uuid not null,
  programme text null,
  service_id uuid null,
  provider_id uuid null,
  practice text null,
  deprivation_quintile integer null,
  sex text not null,
  ethnic_group text not null,
  age_on_day integer null,
  referred_on date null,
  accepted_on date null,
  completed_on date null,
  ended_early_on date null,
  primary key (person_id, referral_id)
);
create index evaluation_course_programme on evaluation_course (programme);

create table evaluation_session (
  person_id uuid not null,
  referral_id uuid not null,
  session integer not null,
  was_attended boolean not null,
  held_on date not null,
  primary key (person_id, referral_id, session)
);

create table evaluation_reading (
  person_id uuid not null,
  referral_id uuid not null,
  measure text not null,
  is_follow_up boolean not null,
  value double precision not null,
  answered_on date not null,
  primary key (person_id, referral_id, measure, is_follow_up)
);
