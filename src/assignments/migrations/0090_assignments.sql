-- Assignments from the assembly, what their recipients report, and the register of steering documents.
-- Reports and due dates are never overwritten: a new version or row stands beside the earlier ones.
create schema if not exists assignments;

create table assignments.assignment (
  authority_id uuid not null,
  assignment_no int not null check (assignment_no > 0),
  title text not null,
  recipients jsonb not null,
  coordinator text,
  report_interval text not null check (report_interval in ('month', 'tertial', 'year')),
  given_to text,
  decision jsonb,
  place text,
  version int not null check (version > 0),
  primary key (authority_id, assignment_no)
);
select roder_isolate('assignments.assignment');

create table assignments.due_date (
  authority_id uuid not null,
  assignment_no int not null,
  change_no int not null check (change_no > 0),
  due date not null,
  decision jsonb,
  set_by text not null,
  set_at timestamptz not null default now(),
  primary key (authority_id, assignment_no, change_no),
  foreign key (authority_id, assignment_no) references assignments.assignment (authority_id, assignment_no)
);
select roder_isolate('assignments.due_date');

create table assignments.report (
  authority_id uuid not null,
  assignment_no int not null,
  recipient text not null,
  round text not null,
  summary boolean not null,
  version int not null check (version > 0),
  state text not null check (state in ('notStarted', 'onPlan', 'deviating', 'finished')),
  words text not null,
  proposal text check (proposal in ('end', 'extend')),
  reported_by text not null,
  on_behalf_of text,
  reported_at timestamptz not null default now(),
  primary key (authority_id, assignment_no, recipient, round, summary, version),
  foreign key (authority_id, assignment_no) references assignments.assignment (authority_id, assignment_no)
);
select roder_isolate('assignments.report');

create table assignments.document (
  authority_id uuid not null,
  document_id text not null,
  version int not null check (version > 0),
  position int not null,
  body jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null default now(),
  primary key (authority_id, document_id, version)
);
select roder_isolate('assignments.document');
