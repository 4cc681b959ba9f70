-- Branches of the plan: scenarios, party budgets, meetings. Nothing is overwritten: a branch and its proposals stand in versions.
create schema if not exists plan;
create table plan.branch (
  authority_id uuid not null,
  branch_id text not null check (branch_id ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  version int not null check (version > 0),
  plan_id text not null,
  base_id text,
  kind text not null check (kind in ('scenario', 'partyBudget', 'meeting')),
  name text not null,
  -- A person's id, as text: who owns a scenario and who has been named to read are asked of it.
  owner text,
  owner_name text not null,
  party_group text,
  officials jsonb not null,
  state text not null check (state in ('private', 'published', 'closed')),
  exceptions jsonb not null,
  decision jsonb,
  saved_by text not null,
  saved_at timestamptz not null default now(),
  primary key (authority_id, branch_id, version),
  -- A party budget belongs to a group and a meeting is never private: the wall stands on both.
  check (kind <> 'partyBudget' or party_group is not null),
  check (kind <> 'meeting' or state <> 'private')
);
select roder_isolate('plan.branch');
revoke update, delete, truncate on plan.branch from roder_app;

-- One version of one proposal. A step may touch several: an amendment replaces one by another.
create table plan.proposal (
  authority_id uuid not null,
  branch_id text not null,
  proposal_no int not null check (proposal_no > 0),
  version int not null check (version > 0),
  step_no int not null check (step_no > 0),
  -- The step that this one takes back.
  undoes int,
  state text not null check (state in ('proposed', 'adopted', 'rejected', 'amended', 'withdrawn')),
  body jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null default now(),
  primary key (authority_id, branch_id, proposal_no, version),
  unique (authority_id, branch_id, step_no, proposal_no)
);
select roder_isolate('plan.proposal');
revoke update, delete, truncate on plan.proposal from roder_app;
