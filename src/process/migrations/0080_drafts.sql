-- What one person is writing, kept until it is saved for good. Read by nobody else.
create schema if not exists process;

create table process.draft (
  authority_id uuid not null,
  person text not null,
  key text not null,
  fields jsonb not null,
  saved_at timestamptz not null,
  primary key (authority_id, person, key)
);
select roder_isolate('process.draft');
