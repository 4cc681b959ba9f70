-- Forecasts of a round in versions, what committees added with a reason, and the day the round's forecasts were locked.
create table followup.forecast_round (
  authority_id uuid not null,
  round_id text not null check (round_id ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  -- Null until somebody locks; never null again.
  locked_at timestamptz,
  locked_by text,
  primary key (authority_id, round_id),
  check ((locked_at is null) = (locked_by is null))
);
select roder_isolate('followup.forecast_round');

create table followup.forecast (
  authority_id uuid not null,
  round_id text not null check (round_id ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  -- unit/hsn, unit/rs/activity, line/financial
  holder text not null check (holder ~ '^(unit/[^/]+(/[^/]+)?|line/[a-z_]+)$'),
  version int not null check (version > 0),
  year int not null check (year between 1990 and 2200),
  -- Statement signs; null is missing, never zero. The full year is always outcome to date + rest.
  outcome_to_date_ore bigint,
  rest_of_year_ore bigint,
  budget_ore bigint,
  stated_deviation_ore bigint,
  method text not null,
  comment text not null,
  label text,
  source text,
  written_by text not null,
  on_behalf_of text,
  written_at timestamptz not null,
  primary key (authority_id, round_id, holder, version)
);
select roder_isolate('followup.forecast');
revoke update, delete, truncate on followup.forecast from roder_app;

create table followup.forecast_adjustment (
  authority_id uuid not null,
  round_id text not null check (round_id ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  unit text not null,
  adjustment_no int not null check (adjustment_no > 0),
  amount_ore bigint not null,
  reason text not null check (length(reason) >= 10),
  written_by text not null,
  written_at timestamptz not null,
  primary key (authority_id, round_id, unit, adjustment_no)
);
select roder_isolate('followup.forecast_adjustment');
revoke update, delete, truncate on followup.forecast_adjustment from roder_app;
