create table records_detail (
  person_id uuid not null,
  detail_id uuid not null,
  about text not null,
  source text not null,
  said_on text null,
  heard_at_utc timestamptz not null,
  scheme text not null,
  code text not null,
  display text null,
  import_id uuid null,
  by_whom text null,
  primary key (person_id, detail_id)
);
create index records_detail_import on records_detail (import_id);

create table records_unsettled (
  person_id uuid not null,
  primary key (person_id)
);

insert into records_detail (person_id, detail_id, about, source, said_on, heard_at_utc, scheme, code, display, import_id, by_whom)
select p.person_id, p.import_id, 'Ethnicity', coalesce(i.source, 'unnamed'), null, p.updated_at_utc,
  coalesce(p.ethnic_source_scheme, ''), coalesce(p.ethnic_source_code, ''), null, p.import_id, null
from records_person p left join records_import i on i.import_id = p.import_id
where p.ethnic_category is not null;
