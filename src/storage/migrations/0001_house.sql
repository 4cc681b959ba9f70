-- The application's role: owns nothing, cannot pass row-level security. Roles belong to the whole cluster, so another
-- database's migration may have made it a moment ago. It may be allowed to log in: workers of a spread database connect as it.
do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'roder_app') then
    create role roder_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;

-- The one way into an authority. SET LOCAL, because set_config does not reach the workers of a spread database.
create function public.roder_enter(authority uuid) returns void language plpgsql as $$
begin
  if authority is null then
    raise exception 'roder_enter needs an authority';
  end if;
  execute format('set local roder.authority = %L', authority);
end $$;

-- Spreads a table by its authority where the database is spread; does nothing on one machine.
create function public.roder_place(place text) returns void language plpgsql as $$
begin
  if exists (select from pg_catalog.pg_extension where extname = 'citus') then
    execute format('select create_distributed_table(%L, %L)', place, 'authority_id');
  end if;
end $$;

-- What every table of an authority needs: placed, walled by row-level security, granted to the application. The policy
-- reads the bare setting, which fails loudly when no authority was entered.
create function public.roder_isolate(place text) returns void language plpgsql as $$
declare
  target regclass := place::regclass;
  first_key name;
begin
  select a.attname into first_key
    from pg_catalog.pg_index i
    join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
   where i.indrelid = target and i.indisprimary;
  if first_key is distinct from 'authority_id' then
    raise exception 'table % must have authority_id first in its primary key', target;
  end if;
  perform public.roder_place(place);
  execute format('alter table %s enable row level security', target);
  execute format('create policy authority on %s using (authority_id = current_setting(''roder.authority'')::uuid)'
    || ' with check (authority_id = current_setting(''roder.authority'')::uuid)', target);
  execute format('grant usage on schema %I to roder_app', (
    select n.nspname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.oid = target));
  execute format('grant select, insert, update, delete on %s to roder_app', target);
end $$;

revoke execute on function public.roder_place(text), public.roder_isolate(text) from public;

-- The public body that owns one set of plans, budgets and books.
create table storage.authority (
  authority_id uuid primary key,
  code text not null check (code ~ '^[a-z0-9-]+$'),
  name text not null,
  kind text not null check (kind in ('region', 'municipality')),
  synthetic boolean not null default false
);
select public.roder_isolate('storage.authority');

-- Which authorities live here: the only question asked across them, answered without opening any of their tables.
create function storage.directory()
  returns table (authority_id uuid, code text, name text, kind text, synthetic boolean)
  language sql stable security definer set search_path = pg_catalog
  as 'select authority_id, code, name, kind, synthetic from storage.authority order by code, authority_id';
revoke execute on function storage.directory() from public;
grant execute on function storage.directory() to roder_app;

-- Who did what. Entries are numbered within the authority under its row's lock; nothing is ever changed or taken away.
create table storage.audit_log (
  authority_id uuid not null references storage.authority,
  entry_no bigint not null check (entry_no > 0),
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  subject text not null,
  before jsonb,
  after jsonb,
  primary key (authority_id, entry_no)
);
select public.roder_isolate('storage.audit_log');
revoke update, delete, truncate on storage.audit_log from roder_app;
create index audit_log_subject on storage.audit_log (authority_id, subject, entry_no);

create function storage.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '%.% is append-only: % refused', tg_table_schema, tg_table_name, tg_op using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on storage.audit_log
  for each row execute function storage.refuse_change();
create trigger append_only_truncate before truncate on storage.audit_log
  for each statement execute function storage.refuse_change();

create table storage.setting (
  authority_id uuid not null references storage.authority,
  key text not null,
  value jsonb not null,
  primary key (authority_id, key)
);
select public.roder_isolate('storage.setting');

-- Rebuildable packed files and the like, whole and versioned.
create table storage.blob (
  authority_id uuid not null references storage.authority,
  key text not null,
  version text not null,
  bytes bytea not null,
  primary key (authority_id, key, version)
);
select public.roder_isolate('storage.blob');
