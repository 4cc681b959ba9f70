-- What a unit says in a round, in versions; the highest holds.
create schema if not exists followup;
create table followup.report (
  authority_id uuid not null,
  round_id text not null check (round_id ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  unit text not null,
  version int not null check (version > 0),
  comment text not null,
  -- Expected deviation from the budget at year end; null is missing, never zero.
  forecast_ore bigint,
  deviation_reason text not null,
  -- The comment is the one of the round before, confirmed as still true.
  unchanged boolean not null,
  written_by text not null,
  on_behalf_of text,
  written_at timestamptz not null,
  primary key (authority_id, unit, round_id, version)
);
select roder_isolate('followup.report');
create index report_by_round on followup.report (authority_id, round_id);
