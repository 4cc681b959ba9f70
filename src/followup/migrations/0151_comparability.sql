-- What is temporary in the result: rules that tag it in the books, and signed estimates. In versions; the highest holds.
create table followup.tag_rule (
  authority_id uuid not null,
  rule_id text not null check (rule_id ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  version int not null check (version > 0),
  kind text not null check (kind in ('project', 'account', 'voucher')),
  selector text not null,
  from_month text not null check (from_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  to_month text not null check (to_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$' and to_month >= from_month),
  owner text not null,
  reason text not null,
  group_name text not null,
  effect text not null check (effect in ('better', 'worse')),
  written_by text not null,
  written_at timestamptz not null default now(),
  primary key (authority_id, rule_id, version)
);
select roder_isolate('followup.tag_rule');
revoke update, delete, truncate on followup.tag_rule from roder_app;

create table followup.estimate (
  authority_id uuid not null,
  estimate_id text not null check (estimate_id ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  version int not null check (version > 0),
  role text not null check (role in ('start', 'correction', 'fullYear', 'printedResult')),
  period text not null check (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  unit text not null,
  group_name text not null,
  position int not null,
  amount_ore bigint not null,
  why text not null,
  source text not null,
  basis text not null check (basis in ('computed', 'published', 'registered', 'synthetic')),
  -- Address of the printed figure it was read from.
  ref text,
  -- Null: written down, not signed, and so not counted.
  signed_by text,
  signed_at timestamptz check ((signed_at is null) = (signed_by is null)),
  written_by text not null,
  written_at timestamptz not null default now(),
  primary key (authority_id, estimate_id, version)
);
select roder_isolate('followup.estimate');
revoke update, delete, truncate on followup.estimate from roder_app;
