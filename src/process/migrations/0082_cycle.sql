-- The annual cycle: steps as decided, each change a new version; a step that is taken away keeps its earlier versions.
create table process.cycle_step (
  authority_id uuid not null,
  step_no integer not null check (step_no > 0),
  version integer not null check (version > 0),
  step jsonb,
  actor text not null,
  changed_at timestamptz not null,
  primary key (authority_id, step_no, version)
);
select roder_isolate('process.cycle_step');
