-- What is to be done later, or outside a transaction. Claimed by whoever is free; a claim runs out when its holder dies.
create schema if not exists jobs;
create table jobs.job (
  authority_id uuid not null references storage.authority,
  job_id uuid not null,
  kind text not null check (kind ~ '^[a-z]+/[a-z-]+$'),
  key text,
  payload jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'claimed', 'done', 'dead')),
  run_after timestamptz not null,
  attempts int not null default 0,
  claim uuid,
  claimed_until timestamptz,
  last_error jsonb,
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (authority_id, job_id),
  unique (authority_id, kind, key),
  check ((state = 'claimed') = (claim is not null)),
  check ((state = 'claimed') = (claimed_until is not null))
);
select roder_isolate('jobs.job');
create index job_due on jobs.job (authority_id, run_after) where state in ('waiting', 'claimed');
