create table records_area (
  lsoa text not null,
  deprivation_index text not null,
  decile integer not null,
  primary key (lsoa, deprivation_index)
) without rowid;
