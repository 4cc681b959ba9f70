-- Plans of measures, totals stated for units, measures and what is reported of them. All in versions; the highest holds.
create table followup.measure_plan (
  authority_id uuid not null,
  plan_id text not null check (plan_id ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  version int not null check (version > 0),
  name text not null,
  unit text not null,
  base text not null check (base in ('yearPlan', 'periodPlan')),
  first_month text not null check (first_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  last_month text not null check (last_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$' and last_month >= first_month),
  -- Null where the source has no amount, never zero.
  planned_ore bigint,
  definition text not null,
  source text not null,
  basis text not null check (basis in ('computed', 'published', 'registered', 'synthetic')),
  -- Another total of the same plan: they are shown beside each other, never merged.
  beside text,
  written_by text not null,
  written_at timestamptz not null default now(),
  primary key (authority_id, plan_id, version),
  check (base = 'periodPlan' or (substr(first_month, 1, 4) = substr(last_month, 1, 4)
    and substr(first_month, 6) = '01' and substr(last_month, 6) = '12'))
);
select roder_isolate('followup.measure_plan');
revoke update, delete, truncate on followup.measure_plan from roder_app;

create table followup.measure_stated (
  authority_id uuid not null,
  plan_id text not null,
  unit text not null,
  version int not null check (version > 0),
  planned_ore bigint,
  effect_ore bigint,
  percent_printed int,
  note text not null,
  source text not null,
  basis text not null check (basis in ('computed', 'published', 'registered', 'synthetic')),
  written_by text not null,
  written_at timestamptz not null default now(),
  primary key (authority_id, plan_id, unit, version)
);
select roder_isolate('followup.measure_stated');
revoke update, delete, truncate on followup.measure_stated from roder_app;

create table followup.measure (
  authority_id uuid not null,
  measure_id text not null check (measure_id ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  version int not null check (version > 0),
  plan_id text not null,
  title text not null,
  unit text not null,
  kind text not null check (kind in ('lowerCost', 'avoidedCost', 'higherIncome')),
  -- Null where the source does not say.
  permanence text check (permanence in ('permanent', 'temporary')),
  starts date,
  state text check (state in ('planned', 'ongoing', 'done', 'stopped')),
  effect_place text not null check (effect_place in ('own', 'unit', 'unnamed')),
  effect_unit text check ((effect_unit is not null) = (effect_place = 'unit')),
  -- Öre by year, and by last month where the plan is for part of a year.
  planned jsonb not null,
  source text not null,
  basis text not null check (basis in ('computed', 'published', 'registered', 'synthetic')),
  written_by text not null,
  written_at timestamptz not null default now(),
  primary key (authority_id, measure_id, version)
);
select roder_isolate('followup.measure');
revoke update, delete, truncate on followup.measure from roder_app;

create table followup.measure_report (
  authority_id uuid not null,
  measure_id text not null,
  round_id text not null check (round_id ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  version int not null check (version > 0),
  -- Null where it is reported in words only.
  effect_ore bigint,
  evidence text not null,
  confounders text not null,
  basis text not null check (basis in ('computed', 'published', 'registered', 'synthetic')),
  written_by text not null,
  on_behalf_of text,
  written_at timestamptz not null default now(),
  primary key (authority_id, measure_id, round_id, version)
);
select roder_isolate('followup.measure_report');
revoke update, delete, truncate on followup.measure_report from roder_app;
