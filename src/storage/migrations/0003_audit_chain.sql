-- The log becomes a chain: each entry carries the hash of the one before it and of itself (auditChain.ts says of what), and the
-- authority's row knows the latest. What was written before today is chained here, and vouched for from today on.
alter table storage.audit_log
  add column person text,
  add column on_behalf_of text,
  add column prev_hash text,
  add column hash text;
alter table storage.authority
  add column audit_no bigint not null default 0,
  add column audit_hash text not null default repeat('0', 64);

alter table storage.audit_log disable trigger append_only;
do $$
declare
  entry record;
  owner uuid;
  latest text;
  spelled text;
begin
  for entry in
    select authority_id, entry_no, at, actor, action, subject, before, after from storage.audit_log order by authority_id, entry_no
  loop
    if owner is distinct from entry.authority_id then
      latest := repeat('0', 64);
      owner := entry.authority_id;
    end if;
    select string_agg(coalesce(octet_length(convert_to(field, 'UTF8')) || ':' || field || ',', '~,'), '' order by place) into spelled
      from unnest(array['roder-audit/1', latest, entry.authority_id::text, entry.entry_no::text,
        regexp_replace(entry.at::text, '^(\S+) (\S+)\+00$', '\1T\2Z'), entry.actor, null, null, entry.action, entry.subject,
        entry.before::text, entry.after::text]) with ordinality as fields(field, place);
    update storage.audit_log
       set prev_hash = latest, hash = encode(sha256(convert_to(spelled, 'UTF8')), 'hex')
     where authority_id = entry.authority_id and entry_no = entry.entry_no
    returning hash into latest;
    update storage.authority set audit_no = entry.entry_no, audit_hash = latest where authority_id = entry.authority_id;
  end loop;
end $$;
alter table storage.audit_log enable trigger append_only;

alter table storage.audit_log
  alter column prev_hash set not null,
  alter column hash set not null,
  add check (prev_hash ~ '^[0-9a-f]{64}$'),
  add check (hash ~ '^[0-9a-f]{64}$');
