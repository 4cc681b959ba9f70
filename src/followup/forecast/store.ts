// Forecasts in the database: versions that are only added to, adjustments with their reasons, and the lock of a round.
// Refuses: a forecast in a locked round, a save on a version that is not the latest, and the same forecast said twice as two versions.
import type { Ore } from '../../kernel/money.ts'
import { Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { dayOfPeriod, unitTreeAt } from '../../organisation/model.ts'
import { loadUnits } from '../../organisation/store.ts'
import { audit } from '../../storage/audit.ts'
import type { Tx } from '../../storage/database.ts'
import { isUniqueViolation } from '../../storage/engine.ts'
import type { UnitReport } from '../report.ts'
import { type Accuracy, accuracy, type YearOutcome } from './accuracy.ts'
import {
  type Forecast,
  type ForecastAdjustment,
  type ForecastHolder,
  type ForecastLock,
  type ForecastMethod,
  forecastsOfReports,
  type NewAdjustment,
  type NewForecast,
} from './forecast.ts'
import { type RolledUp, rollUp } from './rollUp.ts'

interface ForecastRecord {
  round: string
  holder: string
  version: number
  year: number
  outcome_to_date_ore: Ore | null
  rest_of_year_ore: Ore | null
  budget_ore: Ore | null
  stated_deviation_ore: Ore | null
  method: ForecastMethod
  comment: string
  label: string | null
  source: string | null
  by: string
  on_behalf_of: string | null
  at: string
  locked_at: string | null
}

const COLUMNS = `f.round_id as round, f.holder, f.version, f.year, f.outcome_to_date_ore, f.rest_of_year_ore, f.budget_ore,
    f.stated_deviation_ore, f.method, f.comment, f.label, f.source, f.written_by as by, f.on_behalf_of, f.written_at as at, r.locked_at`

const JOINED = `followup.forecast f left join followup.forecast_round r on r.authority_id = $1 and r.round_id = f.round_id`

const forecastOf = (row: ForecastRecord): Forecast => ({
  round: row.round,
  holder: row.holder,
  year: row.year,
  ...(row.outcome_to_date_ore === null ? {} : { outcomeToDate: row.outcome_to_date_ore }),
  ...(row.rest_of_year_ore === null ? {} : { restOfYear: row.rest_of_year_ore }),
  ...(row.budget_ore === null ? {} : { budget: row.budget_ore }),
  ...(row.stated_deviation_ore === null ? {} : { statedDeviation: row.stated_deviation_ore }),
  method: row.method,
  comment: row.comment,
  by: row.by,
  ...(row.on_behalf_of === null ? {} : { onBehalfOf: row.on_behalf_of }),
  at: row.at,
  version: row.version,
  ...(row.locked_at === null ? {} : { lockedAt: row.locked_at }),
  ...(row.label === null ? {} : { label: row.label }),
  ...(row.source === null ? {} : { source: row.source }),
})

export const FORECAST_CONFLICT = 'followup/forecast-changed'
export const FORECAST_LOCKED = 'followup/forecast-locked'

const conflict = (): Refusal =>
  new Refusal(
    'conflict',
    FORECAST_CONFLICT,
    text(
      'Någon annan har sparat prognosen sedan du öppnade den. Inget av ditt är sparat än. Jämför och välj.',
      'Someone else has saved the forecast since you opened it. Nothing of yours is saved yet. Compare and choose.',
    ),
  )
const locked = (lock: ForecastLock): Refusal =>
  new Refusal(
    'conflict',
    FORECAST_LOCKED,
    text(
      `Prognoserna för ${lock.round} är låsta sedan ${lock.at.slice(0, 10)} av ${lock.by}. En ny prognos lämnas i nästa omgång.`,
      `The forecasts of ${lock.round} were locked ${lock.at.slice(0, 10)} by ${lock.by}. A new forecast is made in the next round.`,
    ),
  )

/** What was said in a round itself: the latest version of each holder, unit reports not included. */
export async function loadOwnForecasts(tx: Tx, round: string): Promise<Forecast[]> {
  const rows = await tx.query<ForecastRecord>(
    `select distinct on (f.holder) ${COLUMNS} from ${JOINED}
      where f.authority_id = $1 and f.round_id = $2 order by f.holder, f.version desc`,
    [tx.authority, round],
  )
  return rows.map(forecastOf)
}

/**
 * Everybody's forecast of a round. A unit that has made none of its own is read from its report of the round, which asks for the
 * same thing: nothing is entered twice.
 */
export async function loadForecasts(tx: Tx, round: string): Promise<Forecast[]> {
  const own = await loadOwnForecasts(tx, round)
  const said = new Set(own.map((one) => one.holder))
  const reported = forecastsOfReports(await reportsOf(tx, round)).filter((one) => !said.has(one.holder))
  return [...own, ...reported]
}

/** What forecasts need of the units' reports: the latest version of each. */
async function reportsOf(tx: Tx, round: string): Promise<UnitReport[]> {
  const rows = await tx.query<Omit<UnitReport, 'forecastOre' | 'onBehalfOf'> & { stated: Ore | null; behalf: string | null }>(
    `select distinct on (unit) round_id as round, unit, version, comment as text, forecast_ore as stated,
        deviation_reason as "deviationReason", unchanged, written_by as by, on_behalf_of as behalf, written_at as at
       from followup.report where authority_id = $1 and round_id = $2 order by unit, version desc`,
    [tx.authority, round],
  )
  return rows.map(({ stated, behalf, ...rest }) => ({
    ...rest,
    ...(stated === null ? {} : { forecastOre: stated }),
    ...(behalf === null ? {} : { onBehalfOf: behalf }),
  }))
}

/** Every version of a holder's forecasts in a round, oldest first. */
export async function loadForecastVersions(tx: Tx, round: string, holder: ForecastHolder): Promise<Forecast[]> {
  const rows = await tx.query<ForecastRecord>(
    `select ${COLUMNS} from ${JOINED} where f.authority_id = $1 and f.round_id = $2 and f.holder = $3 order by f.version`,
    [tx.authority, round, holder],
  )
  return rows.map(forecastOf)
}

/** The latest round before this one that has forecasts, of the same year. */
export async function previousForecastRound(tx: Tx, round: string): Promise<string | undefined> {
  const [row] = await tx.query<{ round: string | null }>(
    `select max(round_id) as round from (
       select round_id from followup.forecast where authority_id = $1
       union select round_id from followup.report where authority_id = $1 and forecast_ore is not null) as rounds
      where round_id < $2 and left(round_id, 4) = left($2, 4)`,
    [tx.authority, round],
  )
  return row?.round ?? undefined
}

/** Rounds in which somebody has made a forecast, latest first. */
export async function loadForecastRounds(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ round: string }>(
    `select round_id as round from followup.forecast where authority_id = $1
      union select round_id from followup.report where authority_id = $1 and forecast_ore is not null order by round desc`,
    [tx.authority],
  )
  return rows.map((one) => one.round)
}

export async function loadAdjustments(tx: Tx, round: string): Promise<ForecastAdjustment[]> {
  return tx.query<ForecastAdjustment>(
    `select round_id as round, unit, adjustment_no as no, amount_ore as amount, reason, written_by as by, written_at as at
       from followup.forecast_adjustment where authority_id = $1 and round_id = $2 order by unit, adjustment_no`,
    [tx.authority, round],
  )
}

export async function loadLock(tx: Tx, round: string): Promise<ForecastLock | undefined> {
  const [row] = await tx.query<ForecastLock>(
    `select round_id as round, locked_by as by, locked_at as at from followup.forecast_round
      where authority_id = $1 and round_id = $2 and locked_at is not null`,
    [tx.authority, round],
  )
  return row
}

/** Whoever writes in a round and whoever locks it wait for each other here; a locked round refuses. */
async function hold(tx: Tx, round: string): Promise<void> {
  await tx.query(
    `insert into followup.forecast_round (authority_id, round_id) values ($1, $2) on conflict (authority_id, round_id) do nothing`,
    [tx.authority, round],
  )
  const [row] = await tx.query<{ round: string; by: string | null; at: string | null }>(
    `select round_id as round, locked_by as by, locked_at as at from followup.forecast_round
      where authority_id = $1 and round_id = $2 for update`,
    [tx.authority, round],
  )
  if (row?.at && row.by) throw locked({ round, by: row.by, at: row.at })
}

const AMOUNTS = ['outcomeToDate', 'restOfYear', 'budget', 'statedDeviation'] as const
const WORDS = ['method', 'comment', 'label', 'source', 'year'] as const
const same = (a: NewForecast, b: NewForecast): boolean =>
  [...AMOUNTS, ...WORDS].every((field) => (a[field] ?? null) === (b[field] ?? null))

/** Answers the version that holds now; the same thing said again makes none. */
export async function saveForecast(tx: Tx, forecast: NewForecast, basedOn: number): Promise<number> {
  await hold(tx, forecast.round)
  const before = (await loadForecastVersions(tx, forecast.round, forecast.holder)).at(-1)
  if ((before?.version ?? 0) !== basedOn) throw conflict()
  if (before && same(before, forecast)) return before.version
  const version = basedOn + 1
  await put(tx, [{ ...forecast, version }])
  await audit(tx, {
    action: 'followup/forecast',
    subject: `followup:forecast@${forecast.holder}/${forecast.round}`,
    ...(before ? { before } : {}),
    after: { ...forecast, version },
  })
  return version
}

/** Many at once, read in from elsewhere: who and when as they say. Holders that have a forecast in the round are left alone. */
export async function saveForecasts(tx: Tx, forecasts: readonly (NewForecast & { by?: string; at?: string })[]): Promise<number> {
  let saved = 0
  for (const round of new Set(forecasts.map((one) => one.round))) {
    const known = new Set((await loadOwnForecasts(tx, round)).map((one) => one.holder))
    const made = forecasts.filter((one) => one.round === round && !known.has(one.holder))
    if (made.length === 0) continue
    await hold(tx, round)
    await put(
      tx,
      made.map((one) => ({ ...one, version: 1 })),
    )
    await audit(tx, {
      action: 'followup/forecasts',
      subject: `followup:forecasts@region/${round}`,
      after: { forecasts: made.length },
    })
    saved += made.length
  }
  return saved
}

async function put(tx: Tx, forecasts: readonly (NewForecast & { version: number; by?: string; at?: string })[]): Promise<void> {
  try {
    await tx.query(
      `insert into followup.forecast (authority_id, round_id, holder, version, year, outcome_to_date_ore, rest_of_year_ore, budget_ore,
          stated_deviation_ore, method, comment, label, source, written_by, on_behalf_of, written_at)
       select $1::uuid, f.round, f.holder, f.version, f.year, f."outcomeToDate", f."restOfYear", f.budget, f."statedDeviation",
          f.method, f.comment, f.label, f.source, coalesce(f.by, $3::text), f."onBehalfOf", coalesce(f.at, now())
         from jsonb_to_recordset($2::jsonb) as f (round text, holder text, version int, year int, "outcomeToDate" bigint,
           "restOfYear" bigint, budget bigint, "statedDeviation" bigint, method text, comment text, label text, source text, by text,
           "onBehalfOf" text, at timestamptz)`,
      [tx.authority, JSON.stringify(forecasts), tx.actor.name],
    )
  } catch (error) {
    throw isUniqueViolation(error) ? conflict() : error
  }
}

/** Answers its number within the committee and round. It is undone by another of the opposite amount. */
export async function saveAdjustment(tx: Tx, { round, unit, amount, reason }: NewAdjustment): Promise<number> {
  await hold(tx, round)
  const [row] = await tx.query<{ no: number }>(
    `insert into followup.forecast_adjustment (authority_id, round_id, unit, adjustment_no, amount_ore, reason, written_by, written_at)
     select $1::uuid, $2::text, $3::text, coalesce(max(adjustment_no), 0) + 1, $4::bigint, $5::text, $6::text, now()
       from followup.forecast_adjustment where authority_id = $1 and round_id = $2 and unit = $3
     returning adjustment_no as no`,
    [tx.authority, round, unit, amount, reason, tx.actor.name],
  )
  await audit(tx, {
    action: 'followup/forecast-adjustment',
    subject: `followup:forecast@unit/${unit}/${round}`,
    after: { amount, reason, no: row!.no },
  })
  return row!.no
}

/**
 * Locks a round's forecasts for good. What units have said in their reports only is kept as forecasts of their own first, so that
 * the memory does not move when a report is opened again.
 */
export async function lockForecasts(tx: Tx, round: string): Promise<ForecastLock> {
  await hold(tx, round)
  const own = new Set((await loadOwnForecasts(tx, round)).map((one) => one.holder))
  const reported = (await loadForecasts(tx, round)).filter((one) => !own.has(one.holder))
  if (reported.length > 0)
    await put(
      tx,
      reported.map(({ lockedAt: _, ...one }) => ({ ...one, version: 1 })),
    )
  const [lock] = await tx.query<ForecastLock>(
    `update followup.forecast_round set locked_at = clock_timestamp(), locked_by = $3 where authority_id = $1 and round_id = $2
     returning round_id as round, locked_by as by, locked_at as at`,
    [tx.authority, round, tx.actor.name],
  )
  await audit(tx, {
    action: 'followup/forecast-lock',
    subject: `followup:forecasts@region/${round}`,
    after: { forecasts: own.size + reported.length, fromReports: reported.length },
  })
  return lock!
}

/** The latest version of each holder in every locked round. */
export async function loadLockedForecasts(tx: Tx): Promise<Forecast[]> {
  const rows = await tx.query<ForecastRecord>(
    `select distinct on (f.round_id, f.holder) ${COLUMNS} from ${JOINED}
      where f.authority_id = $1 and r.locked_at is not null order by f.round_id, f.holder, f.version desc`,
    [tx.authority],
  )
  return rows.map(forecastOf)
}

/** How well locked forecasts hit, against the years that are over. */
export const loadAccuracy = async (
  tx: Tx,
  outcomes: (forecasts: readonly Forecast[]) => Promise<readonly YearOutcome[]> | readonly YearOutcome[],
): Promise<Accuracy> => {
  const forecasts = await loadLockedForecasts(tx)
  return accuracy(forecasts, await outcomes(forecasts))
}

/** Every round that has a forecast, rolled up in the structure of its month: what figures and explanations stand on. */
export async function loadRolledForecasts(tx: Tx): Promise<Map<string, RolledUp>> {
  const units = await loadUnits(tx)
  const rolled = new Map<string, RolledUp>()
  for (const round of await loadForecastRounds(tx)) {
    const tree = unitTreeAt(units, dayOfPeriod(Number(round.slice(0, 4)), Number(round.slice(5))))
    const forecasts = await loadForecasts(tx, round)
    rolled.set(round, rollUp({ round, tree, forecasts, adjustments: await loadAdjustments(tx, round) }))
  }
  return rolled
}
