-- Balance and budget rows of the file as written, so that what has no vouchers can be followed to its line too.
create table ledger.balance_row (
  authority_id uuid not null,
  import_id text not null,
  row_no bigint not null,
  label text not null,
  measure text not null,
  period smallint not null,
  unit text not null,
  account text not null,
  counterpart text not null,
  object text not null,
  amount_ore bigint not null,
  line bigint not null,
  primary key (authority_id, import_id, row_no),
  foreign key (authority_id, import_id) references ledger.import (authority_id, import_id)
);
select roder_isolate('ledger.balance_row');
create index balance_row_drill on ledger.balance_row (authority_id, import_id, measure, account, period);
