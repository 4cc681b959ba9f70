// What the annual report's template asks for, read out of the world: names and orders of lines, judgements, companies.
// Refuses numbers: figures enter the report by their address only.
import { type AssessedGoal, committeeName, type Indicator, indicatorRef, outcomeOf, targetOf } from '../goals/model.ts'
import { formatNumber, unitAfter } from '../kernel/text.ts'
import { ASSESSMENT_WORDS, type Assessment } from '../kernel/verdict.ts'
import type { AnnualInput, GoalChapter, LineName, NoteTable, Written } from '../reports/model.ts'
import {
  FIVE_YEAR_ROWS,
  headingBefore,
  type Line,
  linesOf,
  type NoteLine,
  operatingRows,
  PENSION_ROWS,
  RATIO_ROWS,
} from '../statements/model.ts'
import { amountText, type Side } from '../tieout/model.ts'
import type { World } from './worldShape.ts'

export const lineNames = (lines: readonly (Line | NoteLine)[]): LineName[] =>
  lines.map((line, i) => ({
    id: line.id,
    label: line.label.sv,
    note: line.note,
    kind: line.total ? (i === lines.length - 1 ? 'total' : 'sum') : 'row',
  }))

/** Group headings stand before the first line of their group. */
export const headed = (statement: string, lines: LineName[]): LineName[] =>
  lines.flatMap((line): LineName[] => {
    const heading = headingBefore(statement, line.id)
    return heading ? [{ id: `rubrik-${line.id}`, label: heading.sv, kind: 'group' }, line] : [line]
  })

const NOTE_TITLES: Record<string, string> = {
  'income.1': 'Verksamhetens intäkter',
  'income.2': 'Verksamhetens kostnader',
  'income.3': 'Kostnad för räkenskapsrevision',
  'income.4': 'Leasing',
  'income.5': 'Jämförelsestörande poster',
  'income.6': 'Avskrivningar',
  'income.7': 'Skatteintäkter',
  'income.8': 'Generella statsbidrag och utjämning',
  'income.9': 'Finansiella intäkter',
  'income.10': 'Finansiella kostnader',
  'income.11': 'Extraordinära poster',
  'cash_flow.1': 'Ej likviditetspåverkande poster',
  'cash_flow.2': 'Investeringar',
  'cash_flow.3': 'Försäljning av anläggningstillgångar',
  'cash_flow.4': 'Förändring av kortfristiga placeringar',
  'cash_flow.5': 'Förändring av långfristiga skulder',
  'balance.1': 'Immateriella tillgångar',
  'balance.2': 'Mark, byggnader och tekniska anläggningar',
  'balance.3': 'Maskiner och inventarier',
  'balance.4': 'Finansiella anläggningstillgångar',
  'balance.5': 'Förråd',
  'balance.6': 'Kortfristiga fordringar',
  'balance.7': 'Kortfristiga placeringar',
  'balance.8': 'Kassa och bank',
  'balance.9': 'Eget kapital',
  'balance.10': 'Avsättningar för pensioner',
  'balance.11': 'Långfristiga skulder',
  'balance.12': 'Kortfristiga skulder',
  'balance.13': 'Pensionsförpliktelser som inte tagits upp bland skulder eller avsättningar',
  'balance.14': 'Övriga ansvarsförbindelser',
}

export const noteTitle = (key: string): string => NOTE_TITLES[key] ?? key

export function noteTables(world: World): NoteTable[] {
  const byNote = new Map<string, NoteTable>()
  for (const line of linesOf(world.statements, 'notes', 'region') as NoteLine[]) {
    const [statement, no] = line.in.split('.') as [string, string]
    const table = byNote.get(line.in) ?? { statement, no, title: `Not ${no}. ${noteTitle(line.in)}`, lines: [] }
    table.lines.push({
      id: line.id.slice(line.in.length + 1),
      label: line.label.sv,
      kind: line.total ? 'sum' : line.ofWhich ? 'detail' : 'row',
    })
    byNote.set(line.in, table)
  }
  return [...byNote.values()]
}

const word = (assessment: Assessment): string => ASSESSMENT_WORDS[assessment].short.sv
const cell = (text: string): string => (text === '' || text === '-' || /saknas/i.test(text) ? '..' : text)

function outcomeCell(world: World, indicator: Indicator, year: number): Written {
  const written = cell(outcomeOf(indicator, year))
  const ref = indicatorRef(indicator.id, indicator.committees[0]!, year)
  return written !== '..' && world.figure(ref) ? { text: written, figure: ref } : written
}

function goalChapter(world: World, goal: AssessedGoal, years: readonly number[]): GoalChapter {
  return {
    number: String(goal.goal.no),
    title: goal.goal.title,
    focusArea: world.goals.focusAreas.find((f) => f.no === goal.goal.focusArea)?.name ?? '',
    assessment: goal.assessment,
    word: word(goal.assessment),
    reason: goal.decided?.reason ?? goal.computed.reason.sv,
    committees: goal.committees.map((c) => ({
      code: c.committee,
      name: committeeName(world.goals, c.committee).sv,
      assessment: c.assessment,
      word: word(c.assessment),
      reason: c.decided?.reason ?? c.computed.reason.sv,
      concerned: true,
    })),
    indicators: goal.indicators.map((i) => ({
      committee: i.indicator.committees.join('/'),
      name: i.indicator.name,
      outcomes: years.map((year) => outcomeCell(world, i.indicator, year)),
      target: targetOf(i.indicator, goal.year),
      assessment: i.assessment,
      reason: i.decided?.reason ?? i.computed.reason.sv,
    })),
  }
}

const UNIT_SUFFIX: Record<string, string> = { ore: ', mkr', percent: ', %', kr: ', kr', count: '' }

function personnel(world: World, year: number): AnnualInput['personnel'] {
  const seen = new Set<string>()
  return world.facts
    .filter(
      (fact) =>
        fact.ref.startsWith('series:') &&
        fact.ref.includes(`@region/${year}`) &&
        fact.place.chapter.startsWith('Väsentliga personal') &&
        fact.quote === undefined &&
        fact.value !== null,
    )
    .flatMap((fact) => {
      if (seen.has(fact.ref)) return []
      seen.add(fact.ref)
      const label =
        fact.place.column && fact.place.column !== 'Totalt' ? `${fact.label}, ${fact.place.column.toLowerCase()}` : fact.label
      const unit = fact.unit === 'percent' ? ', %' : ''
      return [
        {
          label: label + unit,
          ref: `${fact.ref}${fact.ref.includes('?') ? '&' : '?'}source=published`,
          decimals: Math.max(0, fact.precision),
        },
      ]
    })
}

const shareText = (share: { numerator: number; denominator: number } | undefined): string =>
  share
    ? formatNumber(
        (share.numerator / share.denominator) * 100,
        (share.numerator * 1000) % share.denominator === 0 ? ((share.numerator * 100) % share.denominator === 0 ? 0 : 1) : 2,
      )
    : '..'

const isKnown = (world: World, ref: string): boolean => world.figure(ref)?.state === 'known'

export function annualInput(world: World, year: number): AnnualInput {
  const { statements: ctx, goals } = world
  const years = [...new Set(goals.indicators.flatMap((i) => i.outcomes.map((o) => o.year)))].filter((y) => y <= year).sort()
  const inGroup = new Set(ctx.companies.filter((c) => c.ownedShare(year)).map((c) => c.code))
  return {
    authority: world.authority.name,
    kind: world.authority.kind,
    year,
    date: `${year + 1}-03-30`,
    synthetic: world.authority.synthetic,
    vision: (goals.visions.find((v) => v.year === year) ?? goals.visions[0])?.sentence ?? '..',
    committees: world.profile.committees.map((c) => ({ code: c.code.toUpperCase(), name: c.label.sv, row: c.row })),
    income: lineNames(linesOf(ctx, 'income', 'region')),
    balance: headed('balance', lineNames(linesOf(ctx, 'balance', 'region'))),
    cashFlow: headed('cash-flow', lineNames(linesOf(ctx, 'cash-flow', 'region'))),
    operating: operatingRows(ctx).map((r, i, all) => ({
      id: r.id,
      label: r.label.sv,
      kind: r.total ? (i === all.length - 1 ? 'total' : 'sum') : 'row',
    })),
    investments: [
      ...ctx.investmentAreas.map((a): LineName => ({ id: a.id, label: a.label.sv, kind: 'row' })),
      { id: 'Summa', label: 'Summa', kind: 'total' },
    ],
    balanceRequirement: statementNames(world, 'balance-requirement', year),
    ratios: RATIO_ROWS.map((r) => ({ id: r.id, label: r.label.sv + (UNIT_SUFFIX[r.unit] ?? ''), decimals: r.decimals })),
    fiveYears: FIVE_YEAR_ROWS.map((r) => ({
      id: r.id,
      label: r.label.sv + (UNIT_SUFFIX[r.unit] ?? ''),
      decimals: r.decimals,
      printed: [0, 1, 2, 3, 4]
        .map((back) => year - back)
        .filter((y) => !isKnown(world, `statements:five-years/${r.id}@region/${y}`)),
    })),
    notes: noteTables(world),
    goals: world.chain(year).map((goal) => goalChapter(world, goal, years)),
    outcomeYears: years,
    goalWords: { met: word('met'), partlyMet: word('partlyMet'), notMet: word('notMet'), notAssessed: word('notAssessed') },
    companies: world.companies.map((c) => ({
      name: c.name,
      share: shareText(
        ctx.companies.find((own) => own.code === c.code)?.ownedShare(year) ??
          c.ownedShare?.values[Object.keys(c.ownedShare.values).sort().at(-1)!],
      ),
      consolidated: inGroup.has(c.code),
      synthetic: inGroup.has(c.code) && world.authority.synthetic,
    })),
    personnel: personnel(world, year),
    pension: PENSION_ROWS.filter((r) => r.unit === 'ore').map((r) => ({
      id: r.id,
      label: r.label.sv,
      kind: r.id === 'reborrowing' ? 'total' : r.id === 'total_pension_commitment' ? 'sum' : 'row',
    })),
    contradictions: world.facts.length === 0 ? [] : contradictionRows(world, year),
  }
}

function statementNames(world: World, name: string, year: number): LineName[] {
  const lines = world.statement(name, { year, scope: 'region', source: 'books' })
  return lines.map((line) => ({
    id: line.id,
    label: line.label,
    kind: line.id === 'balance_requirement_result' ? 'total' : line.id === 'result_after_balance_adjustments' ? 'sum' : 'row',
  }))
}

const decimalsOf = (value: number): number =>
  Number.isInteger(value) ? 0 : Math.min(2, String(value).split('.')[1]?.length ?? 0)

/** One figure has its address; what is reckoned from several has one in the tie-out list only. */
function sideCell(world: World, { value, unit, parts }: Side): Written {
  if (value === null) return '..'
  const decimals = decimalsOf(value)
  // A level is per cent; only what two of them differ by is percentage points.
  const text = unit === 'percent' ? unitAfter(formatNumber(value, decimals), '%') : amountText(value, unit, decimals, 'sv')
  const only = parts.length === 1 && parts[0]!.value === value ? parts[0]!.ref : undefined
  return only !== undefined && world.figure(only) ? { text, figure: only } : text
}

function contradictionRows(world: World, year: number): AnnualInput['contradictions'] {
  return world
    .tieOut(year, 'published')
    .results.filter((r) => r.verdict === 'deviation')
    .map((r) => ({
      rule: r.rule,
      title: `${r.name.sv}${r.scope === 'group' ? ' (koncernen)' : ''} ${r.period}`,
      left: sideCell(world, r.left),
      right: sideCell(world, r.right),
      message: r.message.sv,
    }))
}
