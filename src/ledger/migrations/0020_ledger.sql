-- Imports with their original bytes, balances and cubes per import, vouchers for drill-down. An import is never changed: a later
-- one supersedes it, and `ledger.active` says in one place which import speaks for an entity, year and measure.
create schema if not exists ledger;

create table ledger.import (
  authority_id uuid not null,
  import_id text not null,
  entity text not null,
  year integer not null,
  kind text not null,
  file_name text not null,
  sha256 text not null,
  mapping_sha256 text not null,
  size_bytes bigint not null,
  encoding text,
  status text not null check (status in ('staged', 'active', 'superseded', 'abandoned', 'swept')),
  supersedes text,
  actor text not null,
  imported_at timestamptz not null default now(),
  touched_at timestamptz not null default now(),
  counts jsonb,
  sums jsonb,
  findings jsonb,
  primary key (authority_id, import_id)
);
select roder_isolate('ledger.import');
create index import_entity on ledger.import (authority_id, entity, year, status);

create table ledger.active (
  authority_id uuid not null,
  entity text not null,
  year integer not null,
  measure text not null,
  import_id text not null,
  primary key (authority_id, entity, year, measure),
  foreign key (authority_id, import_id) references ledger.import (authority_id, import_id)
);
select roder_isolate('ledger.active');

-- The file as it came, in gzip pieces that each open on their own, so that any line can be shown without reading the whole.
create table ledger.import_file (
  authority_id uuid not null,
  import_id text not null,
  part integer not null,
  first_line bigint not null,
  bytes bytea not null,
  primary key (authority_id, import_id, part),
  foreign key (authority_id, import_id) references ledger.import (authority_id, import_id)
);
select roder_isolate('ledger.import_file');

create table ledger.balance (
  authority_id uuid not null,
  import_id text not null,
  measure text not null,
  unit text not null,
  account text not null,
  counterpart text not null,
  object text not null,
  period smallint not null check (period between 0 and 12),
  amount_ore bigint not null,
  primary key (authority_id, import_id, measure, unit, account, counterpart, object, period),
  foreign key (authority_id, import_id) references ledger.import (authority_id, import_id)
);
select roder_isolate('ledger.balance');

-- Packed balances of an import; can be thrown away and rebuilt from ledger.balance at any time.
create table ledger.cube (
  authority_id uuid not null,
  import_id text not null,
  measure text not null,
  version integer not null,
  part integer not null,
  bytes bytea not null,
  primary key (authority_id, import_id, measure, version, part),
  foreign key (authority_id, import_id) references ledger.import (authority_id, import_id)
);
select roder_isolate('ledger.cube');

create table ledger.voucher_row (
  authority_id uuid not null,
  import_id text not null,
  row_no bigint not null,
  series text not null,
  number text not null,
  date date not null,
  unit text not null,
  account text not null,
  counterpart text not null,
  object text not null,
  operation text not null,
  period smallint,
  amount_ore bigint not null,
  line bigint not null,
  kind text not null check (kind in ('normal', 'added', 'removed')),
  primary key (authority_id, import_id, row_no),
  foreign key (authority_id, import_id) references ledger.import (authority_id, import_id)
);
select roder_isolate('ledger.voucher_row');
create index voucher_row_drill on ledger.voucher_row (authority_id, import_id, account, period, unit);

-- Texts may name persons: kept apart, never in the cube, and reading them is written in the audit log.
create table ledger.voucher_text (
  authority_id uuid not null,
  import_id text not null,
  row_no bigint not null,
  voucher_text text not null,
  row_text text not null,
  primary key (authority_id, import_id, row_no),
  foreign key (authority_id, import_id) references ledger.import (authority_id, import_id)
);
select roder_isolate('ledger.voucher_text');

-- Names of accounts as the file gives them.
create table ledger.account (
  authority_id uuid not null,
  import_id text not null,
  account text not null,
  name text not null,
  kind text,
  primary key (authority_id, import_id, account),
  foreign key (authority_id, import_id) references ledger.import (authority_id, import_id)
);
select roder_isolate('ledger.account');

-- How an authority's files are read. `aspect` is dimension, account, unit, counterpart or default-unit.
create table ledger.mapping (
  authority_id uuid not null,
  entity text not null,
  aspect text not null check (aspect in ('dimension', 'account', 'unit', 'counterpart', 'default-unit')),
  code text not null,
  target text not null,
  primary key (authority_id, entity, aspect, code)
);
select roder_isolate('ledger.mapping');
