-- Vision, goals, indicators with their outcomes and targets, what is printed and what people have judged.
-- Outcomes, targets and judgements are never overwritten: a new version or entry stands beside the earlier ones.
create schema if not exists goals;

create table goals.committee (
  authority_id uuid not null,
  code text not null,
  position int not null,
  name_sv text not null,
  name_en text not null,
  primary key (authority_id, code)
);
select roder_isolate('goals.committee');

create table goals.vision (
  authority_id uuid not null,
  year int not null,
  sentence text not null,
  place text not null,
  primary key (authority_id, year)
);
select roder_isolate('goals.vision');

create table goals.perspective (
  authority_id uuid not null,
  year int not null,
  perspective_no int not null,
  name text not null,
  place text not null,
  primary key (authority_id, year, perspective_no)
);
select roder_isolate('goals.perspective');

create table goals.focus_area (
  authority_id uuid not null,
  area_no int not null,
  name text not null,
  primary key (authority_id, area_no)
);
select roder_isolate('goals.focus_area');

create table goals.goal (
  authority_id uuid not null,
  goal_no int not null,
  title text not null,
  area_no int not null,
  place text not null,
  primary key (authority_id, goal_no),
  foreign key (authority_id, area_no) references goals.focus_area (authority_id, area_no)
);
select roder_isolate('goals.goal');

-- Which committees answer for a goal, in the order of its table.
create table goals.committee_answer (
  authority_id uuid not null,
  goal_no int not null,
  year int not null,
  committee text not null,
  position int not null,
  printed text not null check (printed in ('assessed', 'dash')),
  place text not null,
  primary key (authority_id, goal_no, year, committee),
  foreign key (authority_id, goal_no) references goals.goal (authority_id, goal_no),
  foreign key (authority_id, committee) references goals.committee (authority_id, code)
);
select roder_isolate('goals.committee_answer');

create table goals.indicator (
  authority_id uuid not null,
  indicator_id text not null,
  position int not null,
  name text not null,
  committees jsonb not null,
  direction text not null check (direction in ('higherIsBetter', 'lowerIsBetter')),
  measure text not null check (measure in ('level', 'result', 'deviation', 'growth')),
  strict boolean not null,
  breaks jsonb not null,
  uncertain jsonb,
  notes jsonb not null,
  primary key (authority_id, indicator_id)
);
select roder_isolate('goals.indicator');

-- The cell as written; its meaning is read when asked for. The highest version holds.
create table goals.outcome (
  authority_id uuid not null,
  indicator_id text not null,
  year int not null,
  version int not null check (version > 0),
  cell text not null,
  reported_by text not null,
  reported_at timestamptz not null default now(),
  primary key (authority_id, indicator_id, year, version),
  foreign key (authority_id, indicator_id) references goals.indicator (authority_id, indicator_id)
);
select roder_isolate('goals.outcome');

create table goals.target (
  authority_id uuid not null,
  indicator_id text not null,
  year int not null,
  version int not null check (version > 0),
  wording text not null,
  decided_by text not null,
  decided_at timestamptz not null default now(),
  primary key (authority_id, indicator_id, year, version),
  foreign key (authority_id, indicator_id) references goals.indicator (authority_id, indicator_id)
);
select roder_isolate('goals.target');

create table goals.placement (
  authority_id uuid not null,
  goal_no int not null,
  year int not null,
  indicator_id text not null,
  position int not null,
  printed text not null check (printed in ('assessed', 'notAssessed')),
  place text not null,
  primary key (authority_id, goal_no, year, indicator_id),
  foreign key (authority_id, goal_no) references goals.goal (authority_id, goal_no),
  foreign key (authority_id, indicator_id) references goals.indicator (authority_id, indicator_id)
);
select roder_isolate('goals.placement');

create table goals.under_investigation (
  authority_id uuid not null,
  goal_no int not null,
  year int not null,
  committee text not null,
  name text not null,
  note jsonb not null,
  place text not null,
  primary key (authority_id, goal_no, year, committee, name),
  foreign key (authority_id, goal_no) references goals.goal (authority_id, goal_no)
);
select roder_isolate('goals.under_investigation');

-- What a document says about how many goals ended where, and its own counts under each goal.
create table goals.printed_total (
  authority_id uuid not null,
  year int not null,
  assessment text not null,
  goals int not null,
  place text not null,
  primary key (authority_id, year, assessment)
);
select roder_isolate('goals.printed_total');

create table goals.printed_counts (
  authority_id uuid not null,
  year int not null,
  round text not null,
  goal_no int not null,
  subgoals jsonb not null,
  indicators jsonb not null,
  forecast text not null,
  place text not null,
  primary key (authority_id, year, round, goal_no),
  foreign key (authority_id, goal_no) references goals.goal (authority_id, goal_no)
);
select roder_isolate('goals.printed_counts');

-- A person's judgement beside the computed one. Empty committee and indicator: about the goal itself.
create table goals.judgement (
  authority_id uuid not null,
  judgement_no int not null check (judgement_no > 0),
  year int not null,
  goal_no int not null,
  committee text,
  indicator_id text,
  assessment text not null check (assessment in ('met', 'partlyMet', 'notMet', 'notAssessed')),
  reason text not null check (length(reason) >= 10),
  judged_by text not null,
  judged_on date not null,
  decision jsonb,
  primary key (authority_id, judgement_no),
  foreign key (authority_id, goal_no) references goals.goal (authority_id, goal_no)
);
select roder_isolate('goals.judgement');

create table goals.financial_goal (
  authority_id uuid not null,
  year int not null,
  basis text not null check (basis in ('followUp', 'plan')),
  goal_id text not null,
  position int not null,
  name jsonb not null,
  parts jsonb not null,
  primary key (authority_id, year, basis, goal_id)
);
select roder_isolate('goals.financial_goal');

-- The chain from 2022: a committee's sub-goal with its indicators and activities.
create table goals.subgoal (
  authority_id uuid not null,
  subgoal_id text not null,
  goal_no int not null,
  committee text not null,
  year int not null,
  name text not null,
  plan jsonb not null,
  primary key (authority_id, subgoal_id),
  foreign key (authority_id, goal_no) references goals.goal (authority_id, goal_no)
);
select roder_isolate('goals.subgoal');
