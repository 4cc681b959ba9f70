// The printed forecasts of April 2023, as deviations in million kronor, and a synthetic sample of worked time of 2020.
// Refuses: forecasts nobody printed. Committees without one stay missing; a printed total that its parts do not reach is kept as printed.
import {
  type ForecastLine,
  lineForecast,
  type NewForecast,
  parseForecastHolder,
  unitForecast,
  type WorkedTime,
} from '../followup/model.ts'
import { loadForecasts, loadLock, loadWorkedTime, lockForecasts, saveForecasts, saveWorkedTime } from '../followup/store.ts'
import { ORE_PER_MKR, type Ore, ore } from '../kernel/money.ts'
import { monthOf } from '../kernel/month.ts'
import { assert } from '../kernel/result.ts'
import type { Unit } from '../organisation/model.ts'
import { loadUnits } from '../organisation/store.ts'
import type { Tx } from '../storage/database.ts'
import { type CsvRow, readCsv } from './publishedCsv.ts'
import { chance } from './random.ts'

const ROUND = '2023-04'
const FILE = 'plan_2022_2026/delar_april_2023_finance.csv'
const DOCUMENT = 'Delårsrapport januari–april 2023'
/** Forecasts of units in the autumn of 2020 are synthetic; locked, so that they can be held against the year's outcome. */
const LOCKED_ROUND = '2020-10'
const SEED = 2020

const COMMITTEES: Readonly<Record<string, string>> = {
  Regionstyrelsen: 'rs',
  'Hälso- och sjukvårdsnämnden': 'hsn',
  'Regionala utvecklingsnämnden': 'run',
}
const WHOLE = 'net cost deviation'
/** Part of addresses, and what the report calls it. */
const PARTS: Readonly<Record<string, readonly [id: string, label: string]>> = {
  'Regionförvaltningen gemensamt': ['regionforvaltningen_gemensamt', 'Regionförvaltningen gemensamt'],
  'administrative activity': ['administrativ_verksamhet', 'Administrativ verksamhet'],
  'primary care ordering': ['primarvard_bestallning', 'Primärvård beställning'],
  'dental care ordering': ['tandvard_bestallning', 'Tandvård beställning'],
  'Digitalisering och Service': ['digitalisering_och_service', 'Digitalisering och Service'],
  'public transport companies above budgeted grant': ['kollektivtrafikbolag', 'Driftbidrag till kollektivtrafikbolagen'],
  "change in companies' forecast": ['bolagens_prognos', 'Ändrad prognos i bolagen'],
}
const LINES: Readonly<Record<string, ForecastLine>> = {
  'deviation incl. taxes, grants, financial': 'result',
  'net cost deviation': 'net_cost',
  'taxes and general grants deviation': 'tax_and_grants',
  'financial items deviation': 'financial',
}

const mkrOf = (printed: string): Ore => {
  assert(/^-?\d+$/.test(printed), 'printed in whole million kronor', { printed })
  return ore(Number(printed) * ORE_PER_MKR)
}

/** Every printed forecast of the year's deviation; the line of the result carries the printed budget result. */
export function printedForecasts(rows: readonly CsvRow[] = readCsv(FILE)): NewForecast[] {
  const budget = rows.find((row) => row.topic === 'budget' && row.measure === 'year budget result' && row.period === '2023')
  return rows
    .filter((row) => row.topic === 'forecast' && row.unit === 'mkr')
    .flatMap((row): NewForecast[] => {
      const { committee = '', measure = '', value = '', quote = '' } = row
      const code = COMMITTEES[committee]
      const line = committee === 'Regionen' ? LINES[measure] : undefined
      const part = PARTS[measure]
      const holder = line
        ? lineForecast(line)
        : code && (measure === WHOLE ? unitForecast(code) : part && unitForecast(code, part[0]))
      if (!holder) return []
      return [
        {
          round: ROUND,
          holder,
          year: 2023,
          statedDeviation: mkrOf(value),
          ...(line === 'result' && budget?.value ? { budget: mkrOf(budget.value) } : {}),
          method: 'published',
          comment: `”${quote}”`,
          ...(part ? { label: part[1] } : {}),
          source: DOCUMENT,
        },
      ]
    })
}

/** Worked full-time equivalents of 2020, made up: around a level of each unit's own, lower in July. */
export function workedSample(units: readonly Unit[]): WorkedTime[] {
  return units
    .filter((unit) => unit.kind === 'unit' && unit.validFrom <= '2020-01-01' && (unit.validTo ?? '9999') >= '2020-12-31')
    .flatMap(({ code }) => {
      const level = 800 + Math.round(chance(SEED, `${code} level`) * 9_000)
      return Array.from({ length: 12 }, (_, m): WorkedTime => {
        const moved = 0.97 + 0.06 * chance(SEED, `${code} ${m}`) - (m === 6 ? 0.09 : 0)
        return { unit: code, month: monthOf(2020, m + 1), fteHundredths: Math.round(level * moved) }
      })
    })
}

/** Put in once; whatever stands there is left alone. Run after the units' reports. */
export async function seedForecasts(tx: Tx): Promise<void> {
  const printed = printedForecasts().map((one) => ({ ...one, by: DOCUMENT }))
  assert(
    printed.every((one) => parseForecastHolder(one.holder) !== undefined),
    'every printed forecast has a holder',
  )
  await saveForecasts(tx, printed)
  if (!(await loadLock(tx, LOCKED_ROUND)) && (await loadForecasts(tx, LOCKED_ROUND)).length > 0)
    await lockForecasts(tx, LOCKED_ROUND)
  if ((await loadWorkedTime(tx, 2020)).length === 0)
    await saveWorkedTime(tx, workedSample(await loadUnits(tx)), { fileName: 'syntetiskt exempel', synthetic: true })
}
