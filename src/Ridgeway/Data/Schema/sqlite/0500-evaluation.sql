create table evaluation_course (
  person_id blob not null,
  referral_id blob not null,
  programme text null,
  service_id blob null,
  provider_id blob null,
  practice text null,
  deprivation_quintile integer null,
  sex text not null,
  ethnic_group text not null,
  age_on_day integer null,
  referred_on text null,
  accepted_on text null,
  completed_on text null,
  ended_early_on text null,
  primary key (person_id, referral_id)
) without rowid;
create index evaluation_course_programme on evaluation_course (programme);

create table evaluation_session (
  person_id blob not null,
  referral_id blob not null,
  session integer not null,
  was_attended integer not null,
  held_on text not null,
  primary key (person_id, referral_id, session)
) without rowid;

create table evaluation_reading (
  person_id blob not null,
  referral_id blob not null,
  measure text not null,
  is_follow_up integer not null,
  value real not null,
  answered_on text not null,
  primary key (person_id, referral_id, measure, is_follow_up)
) without rowid;
