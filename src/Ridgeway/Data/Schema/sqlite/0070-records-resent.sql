alter table records_export add column type_filters text not null default '';

alter table records_objection add column resource_key integer null;
alter table records_objection add column resource_version integer null;

create table records_link (
  person_id blob not null,
  other_reference blob not null,
  import_id blob not null,
  is_replaced_by integer not null,
  source text not null,
  primary key (person_id, other_reference, import_id)
) without rowid;
create index records_link_other on records_link (other_reference);
