// From a form to a tag rule or an estimate, or every finding at once with the field it stands in. Amounts are typed in mkr.
// Refuses: a tag without owner and reason, an estimate without why, and reading an empty amount as zero.
import type { UnitCode } from '../../kernel/ids.ts'
import { failed, ok, type Result } from '../../kernel/result.ts'
import { FieldFindings, type Fields, readAmount } from '../../ledger/model.ts'
import { ESTIMATE_ROLES, type Estimate, type EstimateRole, TAG_EFFECTS, TAG_KINDS, type TagRule } from './item.ts'

/** Roles a person writes down; the printed result is read in with its document. */
export const WRITTEN_ROLES: readonly EstimateRole[] = ESTIMATE_ROLES.filter((one) => one !== 'printedResult')

export type NewEstimate = Pick<Estimate, 'role' | 'period' | 'unit' | 'group' | 'amountOre' | 'why' | 'source'> & {
  sign: boolean
}

export function readEstimate(fields: Fields, mayEdit: readonly UnitCode[]): Result<NewEstimate> {
  const findings = new FieldFindings('followup/comparability-')
  const role = findings.choice(fields, 'role', WRITTEN_ROLES)
  const period = findings.month(fields, 'period')
  const unit = findings.choice(fields, 'unit', mayEdit)
  const group = findings.words(fields, 'group', 'Skriv vad posten är, till exempel Intäktsförluster.', 'Write what the item is.')
  const why = findings.words(
    fields,
    'why',
    'Skriv hur beloppet är bedömt och varför det är tillfälligt.',
    'Write how the amount is assessed and why it is temporary.',
  )
  const read = readAmount(fields.text('amount'), 'mkr')
  if (!read.ok) findings.add('amount', read.why.sv, read.why.en)
  else if (read.ore === undefined)
    findings.add(
      'amount',
      'Skriv ett belopp i mkr. Ett tomt fält är inte noll.',
      'Write an amount in SEK m. An empty field is not zero.',
    )
  const amountOre = read.ok ? read.ore : undefined
  if (findings.list.length > 0 || !role || !period || !unit || amountOre === undefined) return failed(findings.list)
  return ok({ role, period, unit, group, why, amountOre, source: fields.text('source'), sign: fields.text('sign') === 'yes' })
}

export type NewRule = Pick<TagRule, 'kind' | 'selector' | 'from' | 'to' | 'owner' | 'reason' | 'group' | 'effect'>

const ACCOUNTS = /^\d{3,8}(-\d{3,8})?(,\s*\d{3,8}(-\d{3,8})?)*$/

export function readRule(fields: Fields, mayEdit: readonly UnitCode[]): Result<NewRule> {
  const findings = new FieldFindings('followup/comparability-')
  const kind = findings.choice(fields, 'kind', TAG_KINDS)
  const selector = findings.words(
    fields,
    'selector',
    'Skriv vilket projekt, konto eller vilken verifikation som märks.',
    'Write which project, account or voucher is tagged.',
  )
  if (kind === 'account' && selector !== '' && !ACCOUNTS.test(selector))
    findings.add(
      'selector',
      `Skriv konton som 4011 eller 4000-4099. Du skrev ”${selector}”.`,
      `Write accounts like 4011 or 4000-4099. You wrote “${selector}”.`,
    )
  const from = findings.month(fields, 'from')
  const to = findings.month(fields, 'to')
  if (from && to && to < from)
    findings.add(
      'to',
      'Regeln slutar före den börjar. Skriv en senare månad.',
      'The rule ends before it begins. Write a later month.',
    )
  const owner = findings.choice(fields, 'owner', mayEdit)
  const reason = findings.words(fields, 'reason', 'Skriv varför posten är tillfällig.', 'Write why the item is temporary.')
  const group = findings.words(
    fields,
    'ruleGroup',
    'Skriv vilken rad i bryggan posten hör till.',
    'Write the line of the bridge.',
  )
  const effect = findings.choice(fields, 'tagEffect', TAG_EFFECTS)
  if (findings.list.length > 0 || !kind || !from || !to || !owner || !effect) return failed(findings.list)
  // The books read `4011,4020-4029`.
  const chosen = kind === 'account' ? selector.replace(/\s+/g, '') : selector
  return ok({ kind, selector: chosen, from, to, owner, reason, group, effect })
}
