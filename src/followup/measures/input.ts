// From a form to a measure, its plan or a report, or every finding at once with the field it stands in. Amounts are typed in mkr.
// Refuses: an effect without anything that shows it, and reading an empty field as zero.
import type { Permanence } from '../../budget/model.ts'
import type { UnitCode } from '../../kernel/ids.ts'
import type { Ore } from '../../kernel/money.ts'
import { isDate } from '../../kernel/month.ts'
import { failed, ok, type Result } from '../../kernel/result.ts'
import { FieldFindings, type Fields } from '../../ledger/model.ts'
import {
  EFFECT_KINDS,
  type EffectPlace,
  MEASURE_STATES,
  type Measure,
  type MeasurePlan,
  type MeasureReport,
  type PlanBase,
} from './measure.ts'

export const PERMANENCES: readonly Permanence[] = ['permanent', 'temporary']
export const NEW_PLAN = 'ny'

export type NewPlan = Pick<MeasurePlan, 'name' | 'unit' | 'base' | 'first' | 'last' | 'plannedOre' | 'definition' | 'source'>
export type MeasureFields = Pick<
  Measure,
  'title' | 'unit' | 'kind' | 'permanence' | 'starts' | 'state' | 'effectPlace' | 'planned'
>

export interface MeasureContext {
  /** Units the reader may set up measures for. */
  mayEdit: readonly UnitCode[]
  units: ReadonlySet<UnitCode>
  plans: readonly MeasurePlan[]
  /** Years and months planned amounts are asked for. */
  plannedKeys: readonly string[]
}

export interface NewMeasure {
  plan: { id: string } | { made: NewPlan }
  measure: MeasureFields
}

export function readNewMeasure(fields: Fields, context: MeasureContext): Result<NewMeasure> {
  const findings = new FieldFindings('followup/measure-')
  const chosen = fields.text('plan')
  const known = context.plans.find((one) => one.id === chosen)
  if (!known && chosen !== NEW_PLAN)
    findings.add('plan', 'Välj en plan ur listan, eller Ny plan.', 'Choose a plan from the list, or New plan.')
  const made = chosen === NEW_PLAN ? planFrom(fields, context, findings) : undefined
  const measure = measureFrom(fields, context, findings)
  const plan = known ? { id: known.id } : made ? { made } : undefined
  if (findings.list.length > 0 || !plan || !measure) return failed(findings.list)
  return ok({ plan, measure })
}

export function readMeasure(fields: Fields, context: MeasureContext): Result<MeasureFields> {
  const findings = new FieldFindings('followup/measure-')
  const measure = measureFrom(fields, context, findings)
  return findings.list.length > 0 || !measure ? failed(findings.list) : ok(measure)
}

function planFrom(fields: Fields, { mayEdit }: MeasureContext, findings: FieldFindings): NewPlan | undefined {
  const name = findings.words(fields, 'planName', 'Skriv vad planen heter.', 'Write what the plan is called.')
  const definition = findings.words(
    fields,
    'planDefinition',
    'Skriv vad som räknas som plan och effekt, så att procenten kan förstås.',
    'Write what counts as plan and effect, so that the percentage can be understood.',
  )
  const source = findings.words(
    fields,
    'planSource',
    'Skriv vilket beslut eller dokument planen står i.',
    'Write the decision or document.',
  )
  const unit = findings.choice(fields, 'planUnit', mayEdit)
  const first = findings.month(fields, 'planFirst')
  const last = findings.month(fields, 'planLast')
  const plannedOre = findings.amount(fields, 'planAmount')
  if (first && last && last < first)
    findings.add(
      'planLast',
      'Planen slutar före den börjar. Skriv en senare månad.',
      'The plan ends before it begins. Write a later month.',
    )
  if (plannedOre !== undefined && plannedOre < 0) findings.add('planAmount', ...NEGATIVE_PLAN)
  if (!unit || !first || !last) return undefined
  const base: PlanBase = first.endsWith('-01') && last === `${first.slice(0, 4)}-12` ? 'yearPlan' : 'periodPlan'
  return { name, unit, base, first, last, definition, source, ...(plannedOre === undefined ? {} : { plannedOre }) }
}

const NEGATIVE_PLAN = [
  'En plan skrivs utan minus: mindre kostnad eller högre intäkt är ett positivt belopp.',
  'A plan is written without a minus: a lower cost or a higher income is a positive amount.',
] as const

function measureFrom(fields: Fields, context: MeasureContext, findings: FieldFindings): MeasureFields | undefined {
  const title = findings.words(fields, 'title', 'Skriv vad som ska göras.', 'Write what is to be done.')
  const unit = findings.choice(fields, 'unit', context.mayEdit)
  const kind = findings.choice(fields, 'kind', EFFECT_KINDS)
  const permanence = findings.choice(fields, 'permanence', PERMANENCES)
  const state = findings.choice(fields, 'state', MEASURE_STATES)
  const starts = fields.text('starts')
  if (starts !== '' && !isDate(starts))
    findings.add(
      'starts',
      `Skriv ett datum som 2023-03-01. Du skrev ”${starts}”.`,
      `Write a date like 2023-03-01. You wrote “${starts}”.`,
    )
  const planned: Record<string, Ore> = {}
  for (const key of context.plannedKeys) {
    const amount = findings.amount(fields, `planned.${key}`)
    if (amount !== undefined && amount < 0) findings.add(`planned.${key}`, ...NEGATIVE_PLAN)
    if (amount !== undefined) planned[key] = amount
  }
  const effectPlace = placeFrom(fields.text('effectPlace'), unit, context, findings)
  if (!unit || !kind || !permanence || !state || !effectPlace) return undefined
  return { title, unit, kind, permanence, state, effectPlace, planned, ...(starts === '' ? {} : { starts }) }
}

function placeFrom(
  written: string,
  own: UnitCode | undefined,
  { units }: MeasureContext,
  findings: FieldFindings,
): EffectPlace | undefined {
  if (written === 'own' || (own !== undefined && written === own)) return { kind: 'own' }
  if (written === 'unnamed') return { kind: 'unnamed' }
  if (units.has(written)) return { kind: 'unit', unit: written }
  findings.add('effectPlace', 'Välj var effekten syns.', 'Choose where the effect is seen.')
  return undefined
}

export type NewReport = Pick<MeasureReport, 'round' | 'effectOre' | 'evidence' | 'confounders'>

/** Without an amount the report is words only, and the effect stays missing. */
export function readMeasureReport(fields: Fields, plan: Pick<MeasurePlan, 'first' | 'last'>): Result<NewReport> {
  const findings = new FieldFindings('followup/measure-')
  const round = findings.month(fields, 'round')
  if (round && (round < plan.first || round > plan.last))
    findings.add(
      'round',
      `Planen gäller ${plan.first}–${plan.last}. Välj en månad däri. Du skrev ”${round}”.`,
      `The plan is for ${plan.first}–${plan.last}. Choose a month within it. You wrote “${round}”.`,
    )
  const effectOre = findings.amount(fields, 'effect')
  const evidence = findings.words(
    fields,
    'evidence',
    effectOre === undefined
      ? 'Skriv effekten i mkr, eller varför den inte kan anges än.'
      : 'Skriv vad som visar effekten: ett konto, en mätning eller en uppföljning.',
    effectOre === undefined
      ? 'Write the effect in SEK m, or why it cannot be stated yet.'
      : 'Write what shows the effect: an account, a measurement or a follow-up.',
  )
  if (findings.list.length > 0 || !round) return failed(findings.list)
  return ok({ round, evidence, confounders: fields.text('confounders'), ...(effectOre === undefined ? {} : { effectOre }) })
}
