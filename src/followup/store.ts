// Door 2: unit reports in the database, the only file of the room with SQL.
// Refuses to overwrite: every save is a version, in the log with what stood before; a save on an old version saves nothing.
import type { UnitCode } from '../kernel/ids.ts'
import type { Ore } from '../kernel/money.ts'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { audit } from '../storage/audit.ts'
import type { Tx } from '../storage/database.ts'
import { isUniqueViolation } from '../storage/engine.ts'
import { loadSetting } from '../storage/setting.ts'
import {
  DEVIATION_LIMITS,
  DEVIATION_LIMITS_SETTING,
  type DeviationLimit,
  type NewReport,
  sameReport,
  type UnitReport,
} from './report.ts'

export * from './comparability/store.ts'
export * from './deviation/store.ts'
export * from './forecast/store.ts'
export * from './measures/store.ts'
export * from './worked/store.ts'

interface ReportRecord extends Omit<UnitReport, 'forecastOre' | 'onBehalfOf'> {
  forecast_ore: Ore | null
  on_behalf_of: string | null
}

const COLUMNS = `round_id as round, unit, version, comment as text, forecast_ore, deviation_reason as "deviationReason", unchanged,
    written_by as by, on_behalf_of, written_at as at`

const reportFrom = ({ forecast_ore, on_behalf_of, ...rest }: ReportRecord): UnitReport => ({
  ...rest,
  ...(forecast_ore === null ? {} : { forecastOre: forecast_ore }),
  ...(on_behalf_of === null ? {} : { onBehalfOf: on_behalf_of }),
})

export const REPORT_CONFLICT = 'followup/report-changed'

const conflict = (): Refusal =>
  new Refusal(
    'conflict',
    REPORT_CONFLICT,
    text(
      'Någon annan har sparat rapporten sedan du öppnade den. Inget av ditt är sparat än. Jämför och välj.',
      'Someone else has saved the report since you opened it. Nothing of yours is saved yet. Compare and choose.',
    ),
  )

/** The reports of a round: the latest version of each unit. All units when none are named. */
export async function loadReports(tx: Tx, round: string, units?: readonly UnitCode[]): Promise<UnitReport[]> {
  const rows = await tx.query<ReportRecord>(
    `select distinct on (unit) ${COLUMNS} from followup.report
      where authority_id = $1 and round_id = $2 and ($3::jsonb is null or $3::jsonb ? unit)
      order by unit, version desc`,
    [tx.authority, round, units ? JSON.stringify(units) : null],
  )
  return rows.map(reportFrom)
}

export const loadReport = async (tx: Tx, round: string, unit: UnitCode): Promise<UnitReport | undefined> =>
  (await loadReports(tx, round, [unit]))[0]

/** What each unit said before a round: its latest comment, and its latest forecast even where that is from another month. */
export async function loadPreviousReports(tx: Tx, round: string, units: readonly UnitCode[]): Promise<UnitReport[]> {
  const rows = await tx.query<ReportRecord>(
    `select distinct on (unit, round_id) ${COLUMNS} from followup.report
      where authority_id = $1 and round_id < $2 and $3::jsonb ? unit
      order by unit, round_id, version desc`,
    [tx.authority, round, JSON.stringify(units)],
  )
  const latest = new Map<UnitCode, UnitReport>()
  for (const report of rows.map(reportFrom)) {
    const before = latest.get(report.unit)
    const worded = report.text !== '' || !before ? report : before
    const forecastOre = report.forecastOre ?? before?.forecastOre
    const { forecastOre: _, ...said } = worded
    latest.set(report.unit, { ...said, ...(forecastOre === undefined ? {} : { forecastOre }) })
  }
  return [...latest.values()]
}

/** Every version of a unit's report in a round, oldest first. */
export async function loadReportVersions(tx: Tx, round: string, unit: UnitCode): Promise<UnitReport[]> {
  const rows = await tx.query<ReportRecord>(
    `select ${COLUMNS} from followup.report where authority_id = $1 and round_id = $2 and unit = $3 order by version`,
    [tx.authority, round, unit],
  )
  return rows.map(reportFrom)
}

/** Saves many reports, each on the version it was read at; one that says the same makes no version. Answers how many were made. */
export async function saveReports(tx: Tx, reports: readonly (NewReport & { basedOn: number })[]): Promise<number> {
  const round = reports[0]?.round
  if (round === undefined) return 0
  const stored = new Map(
    (
      await loadReports(
        tx,
        round,
        reports.map((one) => one.unit),
      )
    ).map((one) => [one.unit, one]),
  )
  const changed = reports.filter((one) => {
    const before = stored.get(one.unit)
    if ((before?.version ?? 0) !== one.basedOn) throw conflict()
    return !before || !sameReport(before, one)
  })
  for (const report of changed) await auditReport(tx, report, stored.get(report.unit))
  if (changed.length > 0)
    await put(
      tx,
      changed.map((one) => ({ ...one, version: one.basedOn + 1 })),
    )
  return changed.length
}

async function auditReport(tx: Tx, report: NewReport & { basedOn: number }, before: UnitReport | undefined): Promise<void> {
  const said = ({ text: comment, forecastOre, deviationReason, unchanged }: NewReport) => ({
    comment,
    forecastOre: forecastOre ?? null,
    deviationReason,
    unchanged,
  })
  await audit(tx, {
    action: 'followup/report',
    subject: `followup:report@${report.unit}/${report.round}`,
    ...(before ? { before: { version: before.version, ...said(before) } } : {}),
    after: {
      version: report.basedOn + 1,
      ...said(report),
      ...(report.onBehalfOf ? { onBehalfOf: report.onBehalfOf } : {}),
    },
  })
}

/** Reports of the past, brought in as they were: whoever wrote them and when. */
export async function seedReports(tx: Tx, reports: readonly UnitReport[]): Promise<void> {
  if (reports.length === 0) return
  await audit(tx, { action: 'followup/seed-reports', subject: 'followup:reports', after: { reports: reports.length } })
  await put(tx, reports)
}

async function put(tx: Tx, reports: readonly (NewReport & { version: number; by?: string; at?: string })[]): Promise<void> {
  const rows = reports.map((one) => ({
    ...one,
    comment: one.text,
    forecast_ore: one.forecastOre ?? null,
    deviation_reason: one.deviationReason,
    on_behalf_of: one.onBehalfOf ?? null,
  }))
  try {
    await tx.query(
      `insert into followup.report (authority_id, round_id, unit, version, comment, forecast_ore, deviation_reason, unchanged,
          written_by, on_behalf_of, written_at)
       select $1::uuid, r.round, r.unit, r.version, r.comment, r.forecast_ore, r.deviation_reason, r.unchanged,
          coalesce(r.by, $3::text), r.on_behalf_of, coalesce(r.at, now())
         from jsonb_to_recordset($2::jsonb) as r (round text, unit text, version int, comment text, forecast_ore bigint,
           deviation_reason text, unchanged boolean, by text, on_behalf_of text, at timestamptz)`,
      [tx.authority, JSON.stringify(rows), tx.actor.name],
    )
  } catch (error) {
    throw isUniqueViolation(error) ? conflict() : error
  }
}

/** The authority's own limits stand beside the built-in ones; the latest that has begun holds. */
export async function loadDeviationLimits(tx: Tx): Promise<readonly DeviationLimit[]> {
  const own = (await loadSetting<DeviationLimit[]>(tx, DEVIATION_LIMITS_SETTING)) ?? []
  return [...own, ...DEVIATION_LIMITS]
}
