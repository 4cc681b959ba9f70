// What PostgreSQL itself knows of our tables: their columns, keys and identities, asked rather than remembered.
// Knows no table by name except the runner's own list of migrations, which travels in a backup's head instead.
import type { Connection } from './engine.ts'

export interface Table {
  /** `schema.table`. */
  name: string
  /** The same, quoted for SQL. */
  sql: string
}

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`

const OURS = "n.nspname !~ '^pg_' and n.nspname <> 'information_schema'"

export async function tables(c: Connection): Promise<Table[]> {
  const rows = await c.query<{ schema: string; name: string }>(
    `select n.nspname::text as schema, c.relname::text as name
       from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and ${OURS} and (n.nspname, c.relname) <> ('storage', 'schema_migration')
      order by 1, 2`,
  )
  return rows.map(({ schema, name }) => ({ name: `${schema}.${name}`, sql: `${quote(schema)}.${quote(name)}` }))
}

/** Columns that hold something of their own; generated ones follow from the others. */
export function columnsOf(c: Connection, table: Table): Promise<{ name: string; type: string }[]> {
  return c.query(
    `select attname::text as name, format_type(atttypid, atttypmod) as type
       from pg_catalog.pg_attribute
      where attrelid = $1::text::regclass and attnum > 0 and not attisdropped and attgenerated = ''
      order by attnum`,
    [table.sql],
  )
}

export function foreignKeys(c: Connection): Promise<{ table: string; name: string; definition: string }[]> {
  return c.query(
    `select r.conrelid::regclass::text as "table", r.conname::text as name, pg_get_constraintdef(r.oid) as definition
       from pg_catalog.pg_constraint r
       join pg_catalog.pg_class c on c.oid = r.conrelid
       join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where r.contype = 'f' and ${OURS}
      order by 1, 2`,
  )
}

export function identities(c: Connection): Promise<{ table: string; column: string }[]> {
  return c.query(
    `select a.attrelid::regclass::text as "table", a.attname::text as "column"
       from pg_catalog.pg_attribute a
       join pg_catalog.pg_class c on c.oid = a.attrelid
       join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where a.attidentity <> '' and not a.attisdropped and c.relkind = 'r' and ${OURS}
      order by 1, 2`,
  )
}
