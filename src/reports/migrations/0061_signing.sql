-- What is decided about a report: case number, day, proposal and significant events. Versions, never overwritten.
create schema if not exists reports;

create table reports.decision (
  authority_id uuid not null,
  report text not null check (report <> ''),
  version int not null check (version > 0),
  case_number text not null,
  decided_on date,
  proposal text not null,
  events text not null,
  saved_by text not null,
  on_behalf_of text,
  saved_at timestamptz not null,
  primary key (authority_id, report, version)
);
select roder_isolate('reports.decision');

-- A report as it was signed: the composed tree with its values as one text, byte for byte, what it was made of and by whom.
create table reports.signed (
  authority_id uuid not null,
  report text not null check (report <> ''),
  signing_no int not null check (signing_no > 0),
  title text not null,
  content text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  imports jsonb not null,
  audit_entry bigint not null,
  audit_hash text not null,
  override_reason text not null,
  signed_by text not null,
  on_behalf_of text,
  signed_at timestamptz not null,
  primary key (authority_id, report, signing_no)
);
select roder_isolate('reports.signed');
revoke update, delete, truncate on reports.decision from roder_app;
revoke update, delete, truncate on reports.signed from roder_app;
