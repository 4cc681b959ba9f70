-- Staffing targets of a unit and year in versions; the highest holds. What the level above has decided is carried along.
create table budget.staffing (
  authority_id uuid not null,
  year integer not null check (year between 1900 and 2200),
  unit text not null,
  version integer not null check (version > 0),
  targets jsonb not null,
  on_cost_account text not null,
  -- Full-time equivalents as decimal text; null where the level above has decided nothing.
  decided_fte text,
  decided_by text,
  written_by text not null,
  written_at timestamptz not null,
  primary key (authority_id, year, unit, version)
);
select roder_isolate('budget.staffing');
revoke update, delete, truncate on budget.staffing from roder_app;
