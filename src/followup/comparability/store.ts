// Tag rules and estimates in the database: versions only, the latest read.
// Refuses: a save on a version that was not read. A signature is a version of its own, by whoever signs.
import { Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { audit } from '../../storage/audit.ts'
import type { Tx } from '../../storage/database.ts'
import { isUniqueViolation } from '../../storage/engine.ts'
import type { Estimate, TagRule } from './item.ts'

export const COMPARABILITY_CONFLICT = 'followup/comparability-changed'

const conflict = (): Refusal =>
  new Refusal(
    'conflict',
    COMPARABILITY_CONFLICT,
    text(
      'Någon annan har sparat sedan sidan öppnades, så inget av ditt är sparat. Läs om sidan och gör om ändringen på det som står där.',
      'Someone else has saved since the page was opened, so nothing of yours is saved. Reload and make the change on what stands there.',
    ),
  )

export interface ComparabilityBook {
  rules: readonly TagRule[]
  estimates: readonly Estimate[]
}

const RULES = `select distinct on (rule_id) rule_id as id, version, kind, selector, from_month as "from", to_month as "to", owner, reason,
    group_name as "group", effect, written_by as by, written_at as at
  from followup.tag_rule where authority_id = $1 order by rule_id, version desc`

const ESTIMATES = `select distinct on (estimate_id) estimate_id as id, version, role, period, unit, group_name as "group", position,
    amount_ore as "amountOre", why, source, basis, ref, signed_by, signed_at, written_by as by, written_at as at
  from followup.estimate where authority_id = $1 order by estimate_id, version desc`

interface EstimateRow extends Omit<Estimate, 'signed' | 'ref'> {
  ref: string | null
  signed_by: string | null
  signed_at: string | null
}

const estimateOf = ({ signed_by: by, signed_at: at, ref, ...row }: EstimateRow): Estimate => ({
  ...row,
  ...(ref === null ? {} : { ref }),
  ...(by === null || at === null ? {} : { signed: { by, at } }),
})

export async function loadComparability(tx: Tx): Promise<ComparabilityBook> {
  return {
    rules: await tx.query<TagRule>(RULES, [tx.authority]),
    estimates: (await tx.query<EstimateRow>(ESTIMATES, [tx.authority])).map(estimateOf),
  }
}

type Saved<T extends { version: number; by: string; at: string }> = Omit<T, 'version' | 'by' | 'at'> & {
  basedOn: number
  by?: string
}

export async function saveTagRules(tx: Tx, rules: readonly Saved<TagRule>[]): Promise<void> {
  if (rules.length === 0) return
  const before = new Map((await loadComparability(tx)).rules.map((one) => [one.id, one]))
  await put(
    tx,
    `insert into followup.tag_rule (authority_id, rule_id, version, kind, selector, from_month, to_month, owner, reason, group_name,
        effect, written_by)
     select $1::uuid, r.id, r."basedOn" + 1, r.kind, r.selector, r."from", r."to", r.owner, r.reason, r."group", r.effect,
        coalesce(r.by, $3::text)
       from jsonb_to_recordset($2::jsonb) as r (id text, "basedOn" int, kind text, selector text, "from" text, "to" text, owner text,
         reason text, "group" text, effect text, by text)`,
    rules,
    before,
  )
  await note(tx, 'tag-rule', rules, before)
}

/** `sign`: by whoever saves, now. Estimates read in carry the signature they had; without a day, now. */
export async function saveEstimates(
  tx: Tx,
  estimates: readonly (Omit<Saved<Estimate>, 'signed'> & { sign?: true; signed?: { by: string; at?: string } })[],
): Promise<void> {
  if (estimates.length === 0) return
  const before = new Map((await loadComparability(tx)).estimates.map((one) => [one.id, one]))
  const rows = estimates.map(({ signed, sign, ...one }) => ({
    ...one,
    signedBy: sign ? tx.actor.name : (signed?.by ?? null),
    signedAt: signed?.at ?? null,
  }))
  await put(
    tx,
    `insert into followup.estimate (authority_id, estimate_id, version, role, period, unit, group_name, position, amount_ore, why, source,
        basis, ref, signed_by, signed_at, written_by)
     select $1::uuid, r.id, r."basedOn" + 1, r.role, r.period, r.unit, r."group", r.position, r."amountOre", r.why, r.source,
        r.basis, r.ref, r."signedBy", case when r."signedBy" is not null then coalesce(r."signedAt", now()) end, coalesce(r.by, $3::text)
       from jsonb_to_recordset($2::jsonb) as r (id text, "basedOn" int, role text, period text, unit text, "group" text, position int,
         "amountOre" bigint, why text, source text, basis text, ref text, "signedBy" text, "signedAt" timestamptz, by text)`,
    rows,
    before,
  )
  await note(tx, 'estimate', rows, before)
}

type Versioned = ReadonlyMap<string, { version: number }>

async function put(tx: Tx, sql: string, rows: readonly { id: string; basedOn: number }[], before: Versioned): Promise<void> {
  if (rows.some((one) => (before.get(one.id)?.version ?? 0) !== one.basedOn)) throw conflict()
  try {
    await tx.query(sql, [tx.authority, JSON.stringify(rows), tx.actor.name])
  } catch (error) {
    throw isUniqueViolation(error) ? conflict() : error
  }
}

function note(tx: Tx, what: string, rows: readonly { id: string }[], before: Versioned) {
  const one = rows.length === 1 ? rows[0]! : undefined
  const was = one && before.get(one.id)
  return audit(tx, {
    action: `followup/${what}`,
    subject: one ? `followup:${what}/${one.id}` : `followup:${what}`,
    ...(was ? { before: was } : {}),
    after: one ?? { count: rows.length },
  })
}
