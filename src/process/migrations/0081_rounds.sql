-- Reporting rounds, their tasks, and everything that has happened to them. A task points at work by an opaque address.
create table process.round (
  authority_id uuid not null,
  round_id text not null check (round_id ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  opens date not null,
  due date not null check (due >= opens),
  -- Synthetic authorities only: the day the demonstration is shown as.
  as_of date,
  closed_at timestamptz,
  closed_by text,
  close_reason text,
  version integer not null check (version > 0),
  primary key (authority_id, round_id)
);
select roder_isolate('process.round');

create table process.task (
  authority_id uuid not null,
  round_id text not null,
  task_no integer not null check (task_no > 0),
  kind text not null check (kind in ('unit', 'committee', 'goal', 'assignment')),
  subject text not null,
  unit text not null,
  title text not null,
  person text,
  deputy text,
  responsible text,
  due date not null,
  state text not null check (state in ('notStarted', 'inProgress', 'ready', 'returned', 'approved')),
  version integer not null check (version > 0),
  primary key (authority_id, round_id, task_no),
  unique (authority_id, round_id, subject),
  foreign key (authority_id, round_id) references process.round (authority_id, round_id)
);
select roder_isolate('process.task');

create table process.task_event (
  authority_id uuid not null,
  round_id text not null,
  task_no integer not null,
  -- The version the task had after the event.
  version integer not null,
  happened_at timestamptz not null,
  actor text not null,
  on_behalf_of text,
  from_state text not null,
  to_state text not null,
  reason text not null default '',
  primary key (authority_id, round_id, task_no, version),
  foreign key (authority_id, round_id, task_no) references process.task (authority_id, round_id, task_no)
);
select roder_isolate('process.task_event');

-- Closing, what was accepted as missing, and opening again.
create table process.round_event (
  authority_id uuid not null,
  round_id text not null,
  version integer not null,
  happened_at timestamptz not null,
  actor text not null,
  action text not null check (action in ('created', 'extended', 'closed', 'reopened')),
  reason text not null default '',
  missing jsonb not null default '[]',
  primary key (authority_id, round_id, version),
  foreign key (authority_id, round_id) references process.round (authority_id, round_id)
);
select roder_isolate('process.round_event');

create table process.reminder (
  authority_id uuid not null,
  reminder_key text not null,
  person text not null,
  sent_on date not null,
  primary key (authority_id, reminder_key)
);
select roder_isolate('process.reminder');
