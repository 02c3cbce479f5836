alter table access_account add column is_safety_officer integer not null default 0;
