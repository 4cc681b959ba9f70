-- What a meeting decided besides frames: changes of the plan's leaves, kept for good. Frames stand in the budget journal.
create table plan.decided_change (
  authority_id uuid not null,
  branch_id text not null,
  change_no int not null check (change_no > 0),
  plan_id text not null,
  ref text not null,
  -- A value, or an amount added: exactly one of the two.
  set_to bigint,
  added bigint,
  saved_by text not null,
  saved_at timestamptz not null default now(),
  primary key (authority_id, branch_id, change_no),
  check ((set_to is null) <> (added is null))
);
select roder_isolate('plan.decided_change');
revoke update, delete, truncate on plan.decided_change from roder_app;
