-- Persons, the roles they hold over time, how they sign in, and what slows a guesser down. Grants are ended, never taken away.
create schema if not exists access;

create table access.person (
  authority_id uuid not null,
  person_id uuid not null,
  login text not null check (login = lower(login) and login <> ''),
  name text not null check (name <> ''),
  email text,
  active boolean not null default true,
  -- A salted hash with its own parameters; null where the person signs in elsewhere, or not at all.
  credential text,
  must_change boolean not null default false,
  -- A one-time password ends; the person's own does not.
  credential_ends_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (authority_id, person_id)
);
select roder_isolate('access.person');
create unique index person_login on access.person (authority_id, login);
-- The audit log says the name: it has to point at one person.
create unique index person_name on access.person (authority_id, lower(name));

create table access.identity (
  authority_id uuid not null,
  issuer text not null,
  subject text not null,
  person_id uuid not null,
  linked_at timestamptz not null default now(),
  primary key (authority_id, issuer, subject),
  unique (authority_id, issuer, person_id),
  foreign key (authority_id, person_id) references access.person (authority_id, person_id)
);
select roder_isolate('access.identity');

create table access.party_group (
  authority_id uuid not null,
  code text not null,
  name text not null,
  created_at timestamptz not null default now(),
  -- When the first member accepted; from then on only members let others in, also when none is left.
  founded_at timestamptz,
  primary key (authority_id, code)
);
select roder_isolate('access.party_group');

create table access.role_grant (
  authority_id uuid not null,
  grant_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('elected', 'manager', 'controller', 'official', 'auditor', 'administrator', 'citizen')),
  unit text not null,
  party_group text,
  from_date date not null,
  to_date date,
  deputy_for uuid,
  granted_by text not null,
  granted_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  -- In a party group a grant counts only when a member of the group has said yes.
  approved_by uuid,
  approved_at timestamptz,
  primary key (authority_id, grant_id),
  foreign key (authority_id, person_id) references access.person (authority_id, person_id),
  foreign key (authority_id, deputy_for) references access.person (authority_id, person_id),
  foreign key (authority_id, approved_by) references access.person (authority_id, person_id),
  foreign key (authority_id, party_group) references access.party_group (authority_id, code),
  check (to_date is null or to_date >= from_date),
  check (deputy_for is null or to_date is not null),
  check (party_group is null or role in ('elected', 'official')),
  check ((approved_by is null) = (approved_at is null)),
  check ((ended_by is null) = (ended_at is null))
);
select roder_isolate('access.role_grant');
create index role_grant_person on access.role_grant (authority_id, person_id);
create index role_grant_group on access.role_grant (authority_id, party_group) where party_group is not null;

-- Only the hash of what the browser holds: whoever reads the table cannot become anybody.
create table access.session (
  authority_id uuid not null,
  session_id uuid not null,
  token_hash text not null,
  person_id uuid not null,
  how text not null check (how in ('local', 'oidc', 'demo')),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  user_agent text not null default '',
  primary key (authority_id, session_id),
  unique (authority_id, token_hash),
  foreign key (authority_id, person_id) references access.person (authority_id, person_id)
);
select roder_isolate('access.session');
create index session_person on access.session (authority_id, person_id);

-- A device someone has signed in from: their tries from it are counted apart from everybody else's.
create table access.device (
  authority_id uuid not null,
  token_hash text not null,
  person_id uuid not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (authority_id, token_hash, person_id),
  foreign key (authority_id, person_id) references access.person (authority_id, person_id)
);
select roder_isolate('access.device');

-- Failed tries by counter. Keys are hashes: a password typed in the wrong field is not kept.
create table access.sign_in_attempt (
  authority_id uuid not null,
  key_hash text not null,
  failures integer not null default 0,
  last_at timestamptz not null,
  blocked_until timestamptz,
  primary key (authority_id, key_hash)
);
select roder_isolate('access.sign_in_attempt');
create index sign_in_attempt_age on access.sign_in_attempt (authority_id, last_at);

-- A sign-in under way at the identity provider; taken away when it comes back, worthless after minutes.
create table access.oidc_state (
  authority_id uuid not null,
  state_hash text not null,
  browser_hash text not null,
  nonce text not null,
  verifier text not null,
  return_to text not null,
  ends_at timestamptz not null,
  primary key (authority_id, state_hash)
);
select roder_isolate('access.oidc_state');
