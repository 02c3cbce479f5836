alter table access_account add column is_safety_officer boolean not null default false;
