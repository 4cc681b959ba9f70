-- An entry is numbered, hashed and written in one statement, so that the authority's row is locked as briefly as can be. The text
-- that is hashed is spelled here and in auditChain.ts alike; the row also keeps the hash before the latest, which the entry carries.
alter table storage.authority add column audit_prev text not null default repeat('0', 64);

-- A field with its length in bytes before it, `~` for none: nothing can move from one field to the next.
create function storage.audit_field(field text) returns text language sql immutable parallel safe as $$
  select coalesce(octet_length(convert_to(field, 'UTF8')) || ':' || field || ',', '~,')
$$;

-- An instant as it is read everywhere: UTC, as many decimals as it has, whatever the session is set to.
create function storage.audit_instant(at timestamptz) returns text language sql stable parallel safe as $$
  select regexp_replace(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '\.?0+$', '') || 'Z'
$$;

create function storage.audit_hash(
  prev_hash text, authority uuid, entry_no bigint, at timestamptz, actor text, person text, on_behalf_of text,
  action text, subject text, before jsonb, after jsonb
) returns text language sql stable parallel safe as $$
  select encode(sha256(convert_to(
    storage.audit_field('roder-audit/1') || storage.audit_field(prev_hash) || storage.audit_field(authority::text)
    || storage.audit_field(entry_no::text) || storage.audit_field(storage.audit_instant(at)) || storage.audit_field(actor)
    || storage.audit_field(person) || storage.audit_field(on_behalf_of) || storage.audit_field(action)
    || storage.audit_field(subject) || storage.audit_field(before::text) || storage.audit_field(after::text), 'UTF8')), 'hex')
$$;
