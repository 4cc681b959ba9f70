-- A file that has been read and shown but not confirmed: what it would save, kept on the server so that the confirmation cannot be
-- another file than the one that was shown. One per person and purpose; taken away when confirmed or replaced.
create table organisation.pending_file (
  authority_id uuid not null,
  purpose text not null,
  owner text not null,
  pending_id text not null,
  file_name text not null,
  based_on text not null,
  payload jsonb not null,
  kept_at timestamptz not null default now(),
  primary key (authority_id, purpose, owner)
);
select roder_isolate('organisation.pending_file');
