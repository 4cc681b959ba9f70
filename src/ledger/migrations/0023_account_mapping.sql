-- The authority's own accounts against the standard accounts of the statements, in dated rows. A mapping is saved whole as a new
-- version and is never changed: an earlier version stays readable.
create table ledger.account_mapping (
  authority_id uuid not null,
  version integer not null check (version > 0),
  saved_by text not null,
  saved_at timestamptz not null default now(),
  primary key (authority_id, version)
);
select roder_isolate('ledger.account_mapping');

create table ledger.account_mapping_row (
  authority_id uuid not null,
  version integer not null,
  row_no integer not null,
  accounts text not null,
  standard text not null,
  movement text,
  valid_from date,
  valid_to date,
  note text not null,
  primary key (authority_id, version, row_no),
  foreign key (authority_id, version) references ledger.account_mapping (authority_id, version)
);
select roder_isolate('ledger.account_mapping_row');
