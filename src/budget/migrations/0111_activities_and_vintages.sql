-- The activities frames are split in, and the editions of outside forecasts with the choice between them. Nothing is overwritten.
create table budget.activity (
  authority_id uuid not null,
  unit text not null,
  activity_id text not null check (activity_id ~ '^[a-z0-9_]{1,80}$'),
  version int not null check (version > 0),
  name text not null,
  treatment text not null check (treatment in ('indexed', 'depreciation', 'level')),
  position int not null,
  saved_by text not null,
  saved_at timestamptz not null default now(),
  primary key (authority_id, unit, activity_id, version)
);
select roder_isolate('budget.activity');

create table budget.vintage (
  authority_id uuid not null,
  vintage_id text not null,
  series text not null check (series in ('priceIndex', 'taxRevenue', 'generalGrants', 'pensionCost')),
  name text not null,
  published text not null,
  source text not null,
  unit text not null check (unit in ('percent', 'mkr')),
  -- [[component, [[year, "3.8"], …]], …]: in the order they are printed.
  components jsonb not null,
  synthetic boolean not null,
  saved_by text not null,
  saved_at timestamptz not null default now(),
  primary key (authority_id, vintage_id)
);
select roder_isolate('budget.vintage');

-- Which edition a series is computed with; the latest choice holds.
create table budget.vintage_choice (
  authority_id uuid not null,
  series text not null,
  choice_no int not null check (choice_no > 0),
  vintage_id text not null,
  component text not null,
  reason text not null,
  chosen_by text not null,
  chosen_at timestamptz not null default now(),
  primary key (authority_id, series, choice_no),
  foreign key (authority_id, vintage_id) references budget.vintage (authority_id, vintage_id)
);
select roder_isolate('budget.vintage_choice');
revoke update, delete, truncate on budget.activity, budget.vintage, budget.vintage_choice from roder_app;
