-- The steering chain in versions: focus areas, goals, sub-goals, indicators and activities with the decisions behind them.
-- Nothing here is updated or removed but an uploaded sheet's state: a change is a new version, a decision is a new row.
create table goals.steering_decision (
  authority_id uuid not null,
  decision_no int not null check (decision_no > 0),
  body text not null,
  paragraph text not null,
  case_number text not null,
  decided_on date not null,
  registered_by text not null,
  registered_at timestamptz not null default now(),
  primary key (authority_id, decision_no)
);
select roder_isolate('goals.steering_decision');

create table goals.node_version (
  authority_id uuid not null,
  node_id text not null,
  version int not null check (version > 0),
  kind text not null check (kind in ('focusArea', 'goal', 'subgoal', 'indicator', 'activity')),
  unit text not null,
  from_year int not null,
  to_year int,
  state text not null check (state in ('draft', 'decided', 'ended')),
  node jsonb not null,
  decision_no int,
  made_by text not null,
  made_at timestamptz not null,
  reason text,
  primary key (authority_id, node_id, version),
  foreign key (authority_id, decision_no) references goals.steering_decision (authority_id, decision_no),
  check (state <> 'decided' or decision_no is not null)
);
select roder_isolate('goals.node_version');
create index node_version_year on goals.node_version (authority_id, from_year);

-- Where a node came from and where it went: moves, splits and mergers, in the order they were made.
create table goals.node_lineage (
  authority_id uuid not null,
  lineage_no int not null check (lineage_no > 0),
  kind text not null check (kind in ('move', 'split', 'merge')),
  from_id text not null,
  to_id text not null,
  year int not null,
  parents_before jsonb not null,
  parents_after jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (authority_id, lineage_no)
);
select roder_isolate('goals.node_lineage');

-- An uploaded sheet between its preview and its confirmation: what was read, cell by cell.
create table goals.plan_upload (
  authority_id uuid not null,
  upload_id uuid not null,
  file_name text not null,
  unit text not null,
  year int not null,
  rows jsonb not null,
  state text not null check (state in ('preview', 'confirmed', 'dropped')),
  uploaded_by text not null,
  uploaded_at timestamptz not null default now(),
  primary key (authority_id, upload_id)
);
select roder_isolate('goals.plan_upload');
