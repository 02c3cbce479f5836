create table records_submission (
  entry_id blob not null primary key,
  submitter text not null,
  submission_id text not null,
  client_id text not null,
  manifest_url text not null,
  fhir_base_url text null,
  replaces_manifest_url text null,
  state text not null,
  received_at_utc text not null,
  finished_at_utc text null,
  import_id blob null,
  message text not null
) without rowid;
create index records_submission_of on records_submission (submitter, submission_id);
