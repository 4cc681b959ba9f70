// The whole schema, asked of the database itself, and every statement we write, read as text: nothing stands outside the wall.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { collectMigrations } from './migrate.ts'
import { checkMigration, checkStatement } from './sqlRules.ts'
import { forEachDatabase } from './testing.ts'

const OURS = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`
/** Law, charts and our own list: tables without an authority are few and named here. */
const SHARED = ['storage.schema_migration']
/** Rows that are only ever added: what somebody did or decided. */
const APPEND_ONLY = [
  'storage.audit_log',
  'budget.detail_cell',
  'budget.detail_save',
  'budget.detail_handed_in',
  'budget.staffing',
  'followup.forecast',
  'followup.forecast_adjustment',
  'followup.worked_time',
  'goals.round_judgement',
  'goals.activity_state',
  'goals.round_text',
  'plan.branch',
  'plan.proposal',
  'plan.decided_change',
  'reports.decision',
  'reports.signed',
  'budget.decision',
  'budget.entry',
  'budget.activity',
  'budget.vintage',
  'budget.vintage_choice',
  'plan.structure',
  'plan.leaf',
  'followup.measure_plan',
  'followup.measure_stated',
  'followup.measure',
  'followup.measure_report',
  'followup.tag_rule',
  'followup.estimate',
  'followup.deviation_comment',
]

forEachDatabase('the schema of all rooms', (open) => {
  it('puts every table of an authority behind row-level security, on both reading and writing', async () => {
    const db = await open()
    const rows = await db.owner.transaction('', (c) =>
      c.query<{ name: string; walled: boolean; forced: boolean; policies: string | null; app: string }>(
        `select c.oid::regclass::text as name, c.relrowsecurity as walled, c.relforcerowsecurity as forced,
                (select string_agg(concat_ws(' ', p.policyname, p.cmd, p.permissive, p.roles::text, p.qual = p.with_check, p.qual), ';')
                   from pg_catalog.pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname) as policies,
                pg_catalog.pg_get_userbyid(c.relowner)::text as app
           from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
          where c.relkind in ('r', 'p') and ${OURS} order by 1`,
      ),
    )
    const bare = rows.filter((row) => !row.walled).map((row) => row.name)
    expect(bare).toEqual(SHARED)
    const policy = `authority ALL PERMISSIVE {public} t (authority_id = (current_setting('roder.authority'::text))::uuid)`
    for (const { name, policies, forced, app } of rows.filter((row) => row.walled)) {
      expect([name, policies, forced, app === 'roder_app']).toEqual([name, policy, false, false])
    }
    expect(rows.length).toBeGreaterThan(SHARED.length + 3)
  })

  it('keeps authority_id in every key, first in the primary key, and never null', async () => {
    const db = await open()
    const offenders = await db.owner.transaction('', (c) =>
      c.query<{ table: string; what: string }>(
        `with own as (
           select c.oid, a.attnum, a.attnotnull from pg_catalog.pg_class c
             join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'authority_id' and not a.attisdropped
            where c.relkind in ('r', 'p') and ${OURS})
         select oid::regclass::text as "table", 'may be null' as what from own where not attnotnull
         union all
         select i.indrelid::regclass::text, i.indexrelid::regclass::text from pg_catalog.pg_index i join own on own.oid = i.indrelid
          where (i.indisunique or i.indisexclusion) and not (own.attnum = any(i.indkey::int2[]))
         union all
         select oid::regclass::text, 'no primary key beginning with authority_id' from own
          where not exists (select from pg_catalog.pg_index i where i.indrelid = own.oid and i.indisprimary and i.indkey[0] = own.attnum)
         union all
         select k.conrelid::regclass::text, k.conname from pg_catalog.pg_constraint k join own on own.oid = k.conrelid
          where k.contype = 'f' and (k.confdeltype in ('n', 'd') or k.confupdtype <> 'a' or not (own.attnum = any(k.conkey)))
            and exists (select from own there where there.oid = k.confrelid)`,
      ),
    )
    expect(offenders).toEqual([])
  })

  it('has views that stay behind the wall, no sequences of its own, and one function that looks over it', async () => {
    const db = await open()
    const found = await db.owner.transaction('', async (c) => ({
      leakyViews: await c.query(
        `select c.oid::regclass::text as name from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
          where ${OURS} and (c.relkind = 'm' or c.relkind = 'v' and not coalesce(c.reloptions @> array['security_invoker=true'], false))`,
      ),
      sequences: await c.query(
        `select c.oid::regclass::text as name from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
          where ${OURS} and c.relkind = 'S' and not exists (select from pg_catalog.pg_depend d where d.objid = c.oid and d.deptype = 'i')`,
      ),
      definers: await c.query(
        `select p.oid::regproc::text as name from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
          where ${OURS} and p.prosecdef`,
      ),
    }))
    expect(found).toEqual({ leakyViews: [], sequences: [], definers: [{ name: 'storage.directory' }] })
  })

  it('gives the application what it needs: rows of every table, no changes of the audit log, no ownership', async () => {
    const db = await open()
    const rows = await db.owner.transaction('', (c) =>
      c.query<{ name: string; may: string }>(
        `select c.oid::regclass::text as name,
                array_to_string(array(select p from unnest(array['SELECT','INSERT','UPDATE','DELETE','TRUNCATE','TRIGGER']) p
                  where has_table_privilege('roder_app', c.oid, p)), ' ') as may
           from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
          where c.relkind in ('r', 'p') and ${OURS}`,
      ),
    )
    for (const { name, may } of rows) {
      const due = SHARED.includes(name) ? 'SELECT' : APPEND_ONLY.includes(name) ? 'SELECT INSERT' : 'SELECT INSERT UPDATE DELETE'
      expect([name, may]).toEqual([name, due])
    }
  })
})

const SRC = fileURLToPath(new URL('..', import.meta.url))
const SQL =
  /^\s*(select|insert|update|delete|with|merge|copy|set|reset|do|call|lock)\b[\s\S]*\b(from|into|set|update|role|select)\b/i

/** Every SQL text in a file; constants of the file that are put into a text are read with it. */
function statementsIn(path: string): string[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const constants = new Map<string, string>()
  const found: string[] = []
  const textOf = (node: ts.Node): string | undefined => {
    if (ts.isStringLiteralLike(node)) return node.text
    if (ts.isBinaryExpression(node)) return `${textOf(node.left) ?? ''}${textOf(node.right) ?? ''}`
    if (!ts.isTemplateExpression(node)) return undefined
    return (
      node.head.text + node.templateSpans.map((s) => (constants.get(s.expression.getText()) ?? ' $0 ') + s.literal.text).join('')
    )
  }
  const visit = (node: ts.Node): void => {
    const value = textOf(node)
    if (value !== undefined) {
      if (ts.isVariableDeclaration(node.parent)) constants.set(node.parent.name.getText(), value)
      if (SQL.test(value)) found.push(value)
      return
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
  )

describe('the text of our SQL', () => {
  const stores = files(SRC).filter((path) => /\/(store|seed|audit\w*|blob|setting|authority)\.ts$/.test(path))

  it('follows the rules in every store', () => {
    const statements = stores.flatMap((path) => statementsIn(path).map((sql) => ({ path: path.slice(SRC.length), sql })))
    expect(statements.length).toBeGreaterThan(5)
    expect(
      statements.flatMap(({ path, sql }) => checkStatement(sql).map((offence) => `${path}: ${offence.rule}: ${sql}`)),
    ).toEqual([])
  })

  it('follows the rules in every migration', () => {
    const found = collectMigrations().flatMap((m) =>
      checkMigration(m.sql).map((o) => `${m.room}/${m.name}: ${o.rule}: ${o.sql.slice(0, 80)}`),
    )
    expect(found).toEqual([])
  })

  it.each([
    [`select set_config('roder.authority', $1, true)`, 'no set_config: it does not reach the workers'],
    ['select x from ledger.balance where import_id = $1', 'every table named says authority_id'],
    [
      'select 1 from a.b x where authority_id = $1 and exists (select from a.c y where y.id = x.id)',
      'every table named says authority_id',
    ],
    ['delete from ledger.balance', 'every table named says authority_id'],
    ['merge into a.b using c on authority_id = $1', 'no merge'],
    ['insert into a.b (authority_id, n) values ($1, (select 1))', 'no scalar subquery in values'],
    [
      'insert into a.b (authority_id) select $1 on conflict (n) do update set n = b.n + 1',
      'do update set takes only excluded.*, constants or parameters',
    ],
    ['update a.b set authority_id = $1', 'authority_id is never updated'],
    ['copy a.b from stdin', 'no copy as the application role'],
    ['reset role', 'no role or authority switching outside storage'],
    [`set local roder.authority = 'x'`, 'no role or authority switching outside storage'],
    ['select pg_advisory_xact_lock(1)', 'no advisory locks outside the migration runner'],
  ])('sees %s', (sql, rule) => {
    expect(checkStatement(sql).map((o) => o.rule)).toContain(rule)
  })

  it('sees a table that was not isolated, a sequence and a foreign key that sets null', () => {
    const sql = `create table a.b (\n  authority_id uuid primary key,\n  n serial,\n  x uuid references a.c on delete set null\n);\n-- roder_isolate('a.b')`
    expect(checkMigration(sql).map((o) => o.rule)).toEqual([
      'no on delete set null: it would update authority_id',
      'no sequences of our own',
      'roder_isolate after create table',
    ])
  })

  it.each([
    'insert into a.b (authority_id, n) select $1::uuid, n from unnest($2::int[]) as g(n) on conflict (authority_id, n) do update set n = excluded.n, at = now()',
    'with x as (select n from a.b where authority_id = $1) select x.n from x join a.c c on c.authority_id = $1 and c.n = x.n',
    'select authority_id from storage.directory()',
  ])('has nothing to say about %s', (sql) => {
    expect(checkStatement(sql)).toEqual([])
  })
})
