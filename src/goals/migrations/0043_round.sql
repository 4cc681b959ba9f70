-- What people have judged in a reporting round, how activities stand, and the committees' own words: versions, never overwritten.
create table goals.round_judgement (
  authority_id uuid not null,
  round text not null check (round ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  ref text not null,
  version int not null check (version > 0),
  assessment text not null check (assessment in ('met', 'partlyMet', 'notMet', 'notAssessed')),
  proposed text not null check (proposed in ('met', 'partlyMet', 'notMet', 'notAssessed')),
  reason text not null,
  judged_by text not null,
  on_behalf_of text,
  judged_at timestamptz not null,
  primary key (authority_id, round, ref, version),
  check (assessment = proposed or length(reason) >= 10)
);
select roder_isolate('goals.round_judgement');
revoke update, delete, truncate on goals.round_judgement from roder_app;

-- How an activity stands in a round, reported by its unit.
create table goals.activity_state (
  authority_id uuid not null,
  round text not null check (round ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  activity_id text not null,
  version int not null check (version > 0),
  state text not null check (state in ('done', 'onPlan', 'delayed', 'stopped', 'notStarted')),
  note text not null,
  reported_by text not null,
  on_behalf_of text,
  reported_at timestamptz not null,
  primary key (authority_id, round, activity_id, version)
);
select roder_isolate('goals.activity_state');
revoke update, delete, truncate on goals.activity_state from roder_app;

-- A committee's (or the board's) own words about its part of a goal.
create table goals.round_text (
  authority_id uuid not null,
  round text not null check (round ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  ref text not null,
  version int not null check (version > 0),
  words text not null,
  written_by text not null,
  on_behalf_of text,
  written_at timestamptz not null,
  primary key (authority_id, round, ref, version)
);
select roder_isolate('goals.round_text');
revoke update, delete, truncate on goals.round_text from roder_app;
