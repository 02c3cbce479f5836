create table commissioning_budget (
  organisation text not null,
  year_start integer not null,
  pence bigint not null,
  source text not null,
  stated_by text not null,
  stated_at_utc timestamptz not null,
  primary key (organisation, year_start)
);

create table commissioning_budget_line (
  organisation text not null,
  year_start integer not null,
  budget_line_id uuid not null,
  category text not null,
  description text not null,
  pence bigint not null,
  share_hundredths integer not null,
  origin text not null,
  source text not null,
  added_by text not null,
  added_at_utc timestamptz not null,
  primary key (organisation, year_start, budget_line_id)
);
