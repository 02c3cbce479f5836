create table referrals_referral (
  person_id blob not null,
  referral_id blob not null,
  intervention text not null,
  programme text not null,
  referrer_key text not null,
  referrer_name text not null,
  practice text null,
  sent_on text not null,
  chosen_on text not null,
  service_id blob not null,
  service_name text not null,
  provider_id blob not null,
  provider_name text not null,
  offered_on text not null,
  offer_state text not null,
  answered_on text null,
  starts_on text null,
  next_choices text not null,
  is_open integer not null,
  stage text null,
  owner_kind text null,
  owner_key text null,
  owner_name text null,
  next_step text null,
  due_on text null,
  reminded_on text null,
  closed_how text null,
  closed_on text null,
  version integer not null,
  primary key (person_id, referral_id),
  constraint referrals_open_has_owner_step_and_day check (
    (is_open and stage is not null and owner_kind is not null and coalesce(length(owner_key), 0) > 0 and coalesce(length(owner_name), 0) > 0
      and next_step is not null and due_on is not null and closed_how is null and closed_on is null)
    or (not is_open and closed_how is not null and closed_on is not null and stage is null and next_step is null))
) without rowid;
create unique index referrals_referral_id on referrals_referral (referral_id);
create index referrals_referral_due on referrals_referral (due_on) where is_open;
create index referrals_referral_provider on referrals_referral (provider_id);
create index referrals_referral_referrer on referrals_referral (referrer_key);

create table referrals_step (
  person_id blob not null,
  referral_id blob not null,
  number integer not null,
  on_day text not null,
  what text not null,
  by_whom text not null,
  service_id blob not null,
  refusal text null,
  note text null,
  primary key (person_id, referral_id, number),
  foreign key (person_id, referral_id) references referrals_referral (person_id, referral_id)
) without rowid;

create table referrals_choice (
  person_id blob not null,
  referral_id blob not null,
  number integer not null,
  at_utc text not null,
  chosen blob not null,
  chosen_by text not null,
  then_ask text not null,
  options text not null,
  primary key (person_id, referral_id, number),
  foreign key (person_id, referral_id) references referrals_referral (person_id, referral_id)
) without rowid;

create table referrals_letter (
  person_id blob not null,
  letter_id blob not null,
  referral_id blob not null,
  to_whom text not null,
  to_key text not null,
  kind text not null,
  on_day text not null,
  title text not null,
  body text not null,
  read_at_utc text null,
  read_by text null,
  primary key (person_id, letter_id),
  foreign key (person_id, referral_id) references referrals_referral (person_id, referral_id)
) without rowid;
create index referrals_letter_to on referrals_letter (to_whom, to_key);
