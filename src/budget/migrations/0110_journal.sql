-- Decisions on money in versions; the highest holds. A version is never changed: deciding and withdrawing add one that points at the
-- version its entries stand in, so that an entry is stored once.
create schema if not exists budget;

create table budget.decision (
  authority_id uuid not null,
  decision_id text not null check (decision_id ~ '^[A-Za-z0-9._-]{1,80}$'),
  version int not null check (version > 0),
  entries_version int not null check (entries_version > 0 and entries_version <= version),
  state text not null check (state in ('draft', 'decided', 'withdrawn')),
  kind text not null,
  body text not null,
  unit text,
  -- As written: a draft may have half a date.
  decided_on text not null,
  paragraph text,
  case_number text,
  title text not null,
  reason text not null,
  funding jsonb,
  exception jsonb,
  source text,
  -- Why it was withdrawn.
  state_reason text,
  saved_by text not null,
  on_behalf_of text,
  saved_at timestamptz not null default now(),
  primary key (authority_id, decision_id, version)
);
select roder_isolate('budget.decision');

-- Who gives to whom in a year; the amount is never negative. A draft may lack holder and amount, a decision may not.
create table budget.entry (
  authority_id uuid not null,
  decision_id text not null,
  version int not null,
  entry_no int not null check (entry_no > 0),
  entry_id text not null,
  from_holder text not null,
  to_holder text not null,
  budget_year int not null,
  amount_ore bigint not null check (amount_ore >= 0),
  reason text not null,
  permanence text not null check (permanence in ('permanent', 'temporary')),
  reduction boolean not null default false,
  primary key (authority_id, decision_id, version, entry_no),
  foreign key (authority_id, decision_id, version) references budget.decision (authority_id, decision_id, version)
);
select roder_isolate('budget.entry');
revoke update, delete, truncate on budget.decision, budget.entry from roder_app;
