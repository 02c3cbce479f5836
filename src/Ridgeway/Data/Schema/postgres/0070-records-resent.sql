alter table records_export add column type_filters text not null default '';

alter table records_objection add column resource_key bigint null;
alter table records_objection add column resource_version bigint null;

create table records_link (
  person_id uuid not null,
  other_reference uuid not null,
  import_id uuid not null,
  is_replaced_by boolean not null,
  source text not null,
  primary key (person_id, other_reference, import_id)
);
create index records_link_other on records_link (other_reference);
