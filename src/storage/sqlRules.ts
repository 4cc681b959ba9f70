// The rules that keep our SQL ready for many machines and safe behind the wall, as checks on its text (docs: storage/README.md).
// Reads words, not grammar: it may be fooled on purpose, not by habit. Used by schema.test.ts over every statement we have.

export interface Offence {
  rule: string
  sql: string
}

type Rule = readonly [name: string, breaks: (sql: string) => boolean]

const matches =
  (pattern: RegExp) =>
  (sql: string): boolean =>
    pattern.test(sql)

const TABLE = /\b(?:from|join|into|update)\s+(?:only\s+)?([a-z_]+\.[a-z_]+)\b(?!\s*\()/gi

/** Tables a statement touches, once for each time it names one. */
export const tablesNamed = (sql: string): string[] => [...sql.matchAll(TABLE)].map((match) => match[1]!.toLowerCase())

/** Every statement, arm and subquery says which authority; the wall is not the road. */
function leavesAuthorityOut(sql: string): boolean {
  const named = tablesNamed(sql).filter(
    (table) => !/^(pg_catalog|information_schema)\./.test(table) && table !== 'storage.schema_migration',
  )
  const said = sql.match(/\bauthority_id\b/g)?.length ?? 0
  return said < named.length
}

/** `do update set` takes excluded.*, constants and parameters: anything computed from the row would not travel to a worker. */
function updatesByComputing(sql: string): boolean {
  const set = /\bdo\s+update\s+set\b([\s\S]*?)(?:\bwhere\b|\breturning\b|$)/i.exec(sql)?.[1]
  return (set ?? '')
    .split(/,(?![^(]*\))/)
    .some(
      (part) =>
        part !== '' && !/^\s*"?\w+"?\s*=\s*(excluded\."?\w+"?|\$\d+(::\w+)?|'[^']*'|\d+|true|false|null|now\(\))\s*$/i.test(part),
    )
}

const ANYWHERE: readonly Rule[] = [
  ['no set_config: it does not reach the workers', matches(/\bset_config\s*\(/i)],
  ['no merge', matches(/\bmerge\s+into\b/i)],
  ['no scalar subquery in values', matches(/\bvalues\s*\([^;]*\(\s*select\b/i)],
  ['do update set takes only excluded.*, constants or parameters', updatesByComputing],
  ['no on delete set null: it would update authority_id', matches(/\bon\s+delete\s+set\s+(null|default)\b/i)],
  ['no sequences of our own', matches(/\bcreate\s+sequence\b|\b(big|small)?serial\b/i)],
  ['no materialized views', matches(/\bmaterialized\s+view\b/i)],
  ['authority_id is never updated', matches(/\bset\s+(?:[^;]*,\s*)?authority_id\s*=/i)],
]

const IN_STORES: readonly Rule[] = [
  ['every table named says authority_id', leavesAuthorityOut],
  ['no copy as the application role', matches(/^\s*copy\s/i)],
  [
    'no role or authority switching outside storage',
    matches(/\b(set|reset)\s+(local\s+|session\s+)?(role|roder\.|session\s+authorization)/i),
  ],
  ['no advisory locks outside the migration runner', matches(/\bpg_(try_)?advisory_/i)],
]

const check = (sql: string, rules: readonly Rule[]): Offence[] =>
  rules.filter(([, breaks]) => breaks(sql)).map(([rule]) => ({ rule, sql }))

/** One statement of a store. */
export const checkStatement = (sql: string): Offence[] => check(sql, [...ANYWHERE, ...IN_STORES])

/** One migration file: each table is isolated right after it is made. */
export function checkMigration(sql: string): Offence[] {
  const plain = sql.replace(/--.*$/gm, '')
  const made = [...plain.matchAll(/\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?([a-z_]+\.[a-z_]+)\s*\(([\s\S]*?)\n\);/gi)]
  const left = made
    .filter(([, , columns]) => /\bauthority_id\b/.test(columns!))
    .filter(([, table]) => !new RegExp(`roder_isolate\\('${table!.replace('.', '\\.')}'\\)`).test(plain))
  return [...check(plain, ANYWHERE), ...left.map(([, table]) => ({ rule: 'roder_isolate after create table', sql: table! }))]
}
