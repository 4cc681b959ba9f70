// From a form to a project, or every finding at once with the field it stands in. Amounts are typed in mkr.
// Refuses: half a project.
import { parseDecimal, toNumber } from '../kernel/decimal.ts'
import { type Finding, hasErrors } from '../kernel/finding.ts'
import type { Ore } from '../kernel/money.ts'
import { failed, ok, type Result } from '../kernel/result.ts'
import { FieldFindings, type Fields, parseSwedishNumber } from '../ledger/model.ts'
import type { Area, Project, ProjectState } from './project.ts'

const STATES: readonly ProjectState[] = ['planned', 'candidate', 'done', 'stopped']

export interface ProjectContext {
  id: string
  areas: readonly Area[]
  years: readonly number[]
  /** Kept where the form does not ask for it. */
  known?: Project
}

export function readProject(fields: Fields, { id, areas, years, known }: ProjectContext): Result<Project> {
  const findings = new FieldFindings('investments/')
  const name = fields.text('name')
  if (name === '')
    findings.add('name', 'Namnet saknas. Skriv vad som ska göras.', 'The name is missing. Write what is to be done.')
  if (name.length > 200) findings.add('name', 'Namnet är för långt. Korta till 200 tecken.', 'The name is too long. Cut to 200.')
  const area = areas.find((one) => one.id === fields.text('area'))
  if (!area) findings.add('area', 'Välj ett område ur listan.', 'Choose an area from the list.')
  const state = STATES.find((one) => one === fields.text('state'))
  if (!state) findings.add('state', 'Välj ett läge ur listan.', 'Choose a state from the list.')
  const priority = findings.whole(fields, 'priority', 1, 999)
  const lifeYears = findings.whole(fields, 'lifeYears', 1, 100)
  const decidedTotal = findings.amount(fields, 'decidedTotal')
  const planned: Record<number, Ore> = { ...outside(known, years) }
  for (const year of years) {
    const amount = findings.amount(fields, `planned.${year}`)
    if (amount !== undefined && amount < 0)
      findings.add(
        `planned.${year}`,
        'En utgift skrivs utan minus. Skriv beloppet i mkr.',
        'An expenditure is written without a minus. Write the amount in SEK m.',
      )
    if (amount !== undefined && amount !== 0) planned[year] = amount
  }
  if (hasErrors(findings.list) || !area || !state) return failed(findings.list)
  return ok({
    id,
    area: area.id,
    name,
    state,
    planned,
    ...(known?.unit ? { unit: known.unit } : {}),
    ...(priority === undefined ? {} : { priority }),
    ...(lifeYears === undefined ? {} : { lifeYears }),
    ...(decidedTotal === undefined ? {} : { decidedTotal }),
    ...(known?.synthetic ? { synthetic: true } : {}),
  })
}

/** Years the form does not show stay as they are. */
const outside = (known: Project | undefined, years: readonly number[]): Record<number, Ore> =>
  Object.fromEntries(Object.entries(known?.planned ?? {}).filter(([year]) => !years.includes(Number(year)))) as Record<
    number,
    Ore
  >

export interface NewOutcome {
  year: number
  outcome?: Ore
  forecast?: Ore
}

export function readOutcome(fields: Fields, years: readonly number[]): Result<NewOutcome> {
  const findings = new FieldFindings('investments/')
  const year = Number(fields.text('year'))
  if (!years.includes(year)) findings.add('year', 'Välj ett år ur listan.', 'Choose a year from the list.')
  const outcome = findings.amount(fields, 'outcome')
  const forecast = findings.amount(fields, 'forecast')
  if (outcome === undefined && forecast === undefined && findings.list.length === 0)
    findings.add('outcome', 'Skriv utfall, prognos eller båda.', 'Write outcome, forecast or both.')
  if (outcome !== undefined && forecast !== undefined && forecast < outcome)
    findings.add(
      'forecast',
      'Prognosen är lägre än det som redan är utfall. Rätta ett av beloppen.',
      'The forecast is below what is already spent. Correct one of the amounts.',
    )
  if (hasErrors(findings.list)) return failed(findings.list)
  return ok({ year, ...(outcome === undefined ? {} : { outcome }), ...(forecast === undefined ? {} : { forecast }) })
}

/** What if: years later, cost in per cent and interest in per cent. What cannot be read is said and counted as nothing. */
export interface WhatIf {
  delay: number
  costPpm: number
  interestPpm: number
  findings: Finding[]
}

export function readWhatIf(fields: Fields): WhatIf {
  const findings = new FieldFindings('investments/')
  const delay = findings.whole(fields, 'senare', 0, 9) ?? 0
  const percent = (cell: string, otherwise: number): number => {
    const written = fields.text(cell)
    if (written === '') return otherwise
    const read = parseSwedishNumber(written)
    const value = read.kind === 'number' ? parseDecimal(read.decimal) : undefined
    const number = value === undefined ? Number.NaN : toNumber(value)
    if (Math.abs(number) <= 500) return Math.round(number * 10_000)
    findings.add(
      cell,
      `Skriv en procentsats mellan −500 och 500. Du skrev ”${written}”.`,
      `Write a percentage between −500 and 500. You wrote “${written}”.`,
    )
    return otherwise
  }
  return { delay, costPpm: percent('kostnad', 0), interestPpm: percent('ranta', 20_000), findings: findings.list }
}
