// Plans, stated totals, measures and reports in the database: versions only, the latest read.
// Refuses: a save on a version that was not read, and two saves of the same version.
import type { Ore } from '../../kernel/money.ts'
import type { Month } from '../../kernel/month.ts'
import { Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { audit } from '../../storage/audit.ts'
import type { Tx } from '../../storage/database.ts'
import { isUniqueViolation } from '../../storage/engine.ts'
import type { EffectPlace, Measure, MeasurePlan, MeasureReport, StatedEffect } from './measure.ts'

export const MEASURE_CONFLICT = 'followup/measure-changed'

export const measureConflict = (): Refusal =>
  new Refusal(
    'conflict',
    MEASURE_CONFLICT,
    text(
      'Någon annan har sparat sedan sidan öppnades. Inget av ditt är sparat än. Jämför och välj.',
      'Someone else has saved since the page was opened. Nothing of yours is saved yet. Compare and choose.',
    ),
  )

/** What a save is made of: the version it stands on, 0 for the first. */
export type Saved<T extends { version: number; by: string; at: string }> = Omit<T, 'version' | 'by' | 'at'> & {
  basedOn: number
  /** Who and when, where it was not here and now. */
  by?: string
  at?: string
}

export interface MeasureBook {
  plans: readonly MeasurePlan[]
  stated: readonly StatedEffect[]
  measures: readonly Measure[]
  /** Every version, oldest first. */
  reports: readonly MeasureReport[]
}

type Nullable<T, K extends keyof T> = Omit<T, K> & { [key in K]: NonNullable<T[key]> | null }

/** Null columns are absent fields. */
function present<T extends object>(row: object): T {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T
}

const PLANS = `select distinct on (plan_id) plan_id as id, version, name, unit, base, first_month as first, last_month as last,
    planned_ore as "plannedOre", definition, source, basis, beside, written_by as by, written_at as at
  from followup.measure_plan where authority_id = $1 order by plan_id, version desc`

const STATED = `select distinct on (plan_id, unit) plan_id as plan, unit, version, planned_ore as "plannedOre",
    effect_ore as "effectOre", percent_printed as "percentPrinted", note, source, basis, written_by as by, written_at as at
  from followup.measure_stated where authority_id = $1 order by plan_id, unit, version desc`

const MEASURES = `select distinct on (measure_id) measure_id as id, version, plan_id as plan, title, unit, kind, permanence, starts, state,
    effect_place as place, effect_unit as "placeUnit", planned, source, basis, written_by as by, written_at as at
  from followup.measure where authority_id = $1 order by measure_id, version desc`

const REPORTS = `select measure_id as measure, round_id as round, version, effect_ore as "effectOre", evidence, confounders, basis,
    written_by as by, on_behalf_of as "onBehalfOf", written_at as at
  from followup.measure_report where authority_id = $1 order by measure_id, round_id, version`

interface MeasureRow extends Nullable<Omit<Measure, 'effectPlace'>, 'starts' | 'permanence' | 'state'> {
  place: EffectPlace['kind']
  placeUnit: string | null
}

const measureOf = ({ place, placeUnit, ...row }: MeasureRow): Measure => ({
  ...present<Omit<Measure, 'effectPlace'>>(row),
  effectPlace: place === 'unit' ? { kind: place, unit: placeUnit! } : { kind: place },
})

/** Everything about measures, the latest versions; few enough to be read whole. */
export async function loadMeasures(tx: Tx): Promise<MeasureBook> {
  const own = [tx.authority]
  return {
    plans: (await tx.query<object>(PLANS, own)).map((row) => present<MeasurePlan>(row)),
    stated: (await tx.query<object>(STATED, own)).map((row) => present<StatedEffect>(row)),
    measures: (await tx.query<MeasureRow>(MEASURES, own)).map(measureOf),
    reports: (await tx.query<object>(REPORTS, own)).map((row) => present<MeasureReport>(row)),
  }
}

/** Saves plans, each on the version it was read at. */
export async function saveMeasurePlans(tx: Tx, plans: readonly Saved<MeasurePlan>[]): Promise<void> {
  if (plans.length === 0) return
  const stored = new Map((await loadMeasures(tx)).plans.map((one) => [one.id, one]))
  for (const one of plans) requireVersion(stored.get(one.id)?.version, one.basedOn)
  await put(
    tx,
    `insert into followup.measure_plan (authority_id, plan_id, version, name, unit, base, first_month, last_month, planned_ore,
        definition, source, basis, beside, written_by, written_at)
     select $1::uuid, r.id, r."basedOn" + 1, r.name, r.unit, r.base, r.first, r.last, r."plannedOre",
        r.definition, r.source, r.basis, r.beside, coalesce(r.by, $3::text), coalesce(r.at, now())
       from jsonb_to_recordset($2::jsonb) as r (id text, "basedOn" int, name text, unit text, base text, first text, last text,
         "plannedOre" bigint, definition text, source text, basis text, beside text, by text, at timestamptz)`,
    plans,
  )
  await note(
    tx,
    'plan',
    plans.length === 1 ? plans[0]!.id : undefined,
    plans,
    plans.length === 1 ? stored.get(plans[0]!.id) : undefined,
  )
}

export async function saveStatedEffects(tx: Tx, stated: readonly Saved<StatedEffect>[]): Promise<void> {
  if (stated.length === 0) return
  const key = (one: { plan: string; unit: string }) => `${one.plan} ${one.unit}`
  const known = new Map((await loadMeasures(tx)).stated.map((one) => [key(one), one]))
  for (const one of stated) requireVersion(known.get(key(one))?.version, one.basedOn)
  await put(
    tx,
    `insert into followup.measure_stated (authority_id, plan_id, unit, version, planned_ore, effect_ore, percent_printed, note, source,
        basis, written_by, written_at)
     select $1::uuid, r.plan, r.unit, r."basedOn" + 1, r."plannedOre", r."effectOre", r."percentPrinted", r.note, r.source,
        r.basis, coalesce(r.by, $3::text), coalesce(r.at, now())
       from jsonb_to_recordset($2::jsonb) as r (plan text, unit text, "basedOn" int, "plannedOre" bigint, "effectOre" bigint,
         "percentPrinted" int, note text, source text, basis text, by text, at timestamptz)`,
    stated,
  )
  await note(tx, 'stated', undefined, stated)
}

export async function saveMeasures(tx: Tx, measures: readonly Saved<Measure>[]): Promise<void> {
  if (measures.length === 0) return
  const stored = new Map((await loadMeasures(tx)).measures.map((one) => [one.id, one]))
  for (const one of measures) requireVersion(stored.get(one.id)?.version, one.basedOn)
  await put(
    tx,
    `insert into followup.measure (authority_id, measure_id, version, plan_id, title, unit, kind, permanence, starts, state,
        effect_place, effect_unit, planned, source, basis, written_by, written_at)
     select $1::uuid, r.id, r."basedOn" + 1, r.plan, r.title, r.unit, r.kind, r.permanence, r.starts, r.state,
        r."effectPlace"->>'kind', r."effectPlace"->>'unit', r.planned, r.source, r.basis, coalesce(r.by, $3::text), coalesce(r.at, now())
       from jsonb_to_recordset($2::jsonb) as r (id text, "basedOn" int, plan text, title text, unit text, kind text, permanence text,
         starts date, state text, "effectPlace" jsonb, planned jsonb, source text, basis text, by text, at timestamptz)`,
    measures,
  )
  const one = measures.length === 1 ? measures[0]! : undefined
  await note(tx, 'measure', one?.id, measures, one && stored.get(one.id))
}

/** A report of a round; saying the same again makes no version. Answers how many were made. */
export async function saveMeasureReports(tx: Tx, reports: readonly Saved<MeasureReport>[]): Promise<number> {
  const key = (one: { measure: string; round: Month }) => `${one.measure} ${one.round}`
  const stored = new Map<string, MeasureReport>()
  for (const one of (await loadMeasures(tx)).reports) stored.set(key(one), one)
  const changed = reports.filter((one) => {
    const before = stored.get(key(one))
    requireVersion(before?.version, one.basedOn)
    return !before || !sameReport(before, one)
  })
  if (changed.length === 0) return 0
  await put(
    tx,
    `insert into followup.measure_report (authority_id, measure_id, round_id, version, effect_ore, evidence, confounders, basis,
        written_by, on_behalf_of, written_at)
     select $1::uuid, r.measure, r.round, r."basedOn" + 1, r."effectOre", r.evidence, r.confounders, r.basis,
        coalesce(r.by, $3::text), r."onBehalfOf", coalesce(r.at, now())
       from jsonb_to_recordset($2::jsonb) as r (measure text, round text, "basedOn" int, "effectOre" bigint, evidence text,
         confounders text, basis text, by text, "onBehalfOf" text, at timestamptz)`,
    changed,
  )
  const one = changed.length === 1 ? changed[0]! : undefined
  await note(tx, 'report', one && `${one.measure}/${one.round}`, changed, one && stored.get(key(one)))
  return changed.length
}

const sameReport = (a: { effectOre?: Ore; evidence: string; confounders: string }, b: typeof a): boolean =>
  a.effectOre === b.effectOre && a.evidence === b.evidence && a.confounders === b.confounders

function requireVersion(stored: number | undefined, basedOn: number): void {
  if ((stored ?? 0) !== basedOn) throw measureConflict()
}

async function put(tx: Tx, sql: string, rows: readonly object[]): Promise<void> {
  try {
    await tx.query(sql, [tx.authority, JSON.stringify(rows), tx.actor.name])
  } catch (error) {
    throw isUniqueViolation(error) ? measureConflict() : error
  }
}

/** One entry a save: what one thing was and became, or how many there were. */
const note = (tx: Tx, what: string, id: string | undefined, rows: readonly object[], before?: object) =>
  audit(tx, {
    action: `followup/measure-${what}`,
    subject: id === undefined ? `followup:measure-${what}` : `followup:measure-${what}/${id}`,
    ...(before ? { before } : {}),
    after: rows.length === 1 ? rows[0] : { count: rows.length },
  })
