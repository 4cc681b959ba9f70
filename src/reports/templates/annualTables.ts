// The tables of the annual report: statutory order, both scopes, current and earlier year. Only addresses, no values.

import { num, type TemplateBlock, type TemplateRow } from '../compose.ts'
import type { Column } from '../document.ts'
import { type AnnualInput, type LineName, type NoteTable, ownWord } from './annualInput.ts'

export const at = (path: string, scope: string, period: number | string): string => `statements:${path}@${scope}/${period}`

/** The year and what the authority is: what the heads of two scopes say. */
type Heads = Pick<AnnualInput, 'year' | 'kind'>

const twoScopes = (first: string, { year, kind }: Heads): Column[] => [
  { label: first, align: 'start' },
  { label: 'Not', align: 'start' },
  { label: `${ownWord(kind, 'Regionen')} ${year}`, align: 'end' },
  { label: `${ownWord(kind, 'Regionen')} ${year - 1}`, align: 'end', quiet: true },
  { label: `Koncernen ${year}`, align: 'end' },
  { label: `Koncernen ${year - 1}`, align: 'end', quiet: true },
]

/** A statutory statement for region and group, two years, in the legal order; nil lines are dashes. */
export function statementTable(caption: string, path: string, lines: LineName[], heads: Heads): TemplateBlock {
  const { year } = heads
  const rows = lines.map((line): TemplateRow => {
    if (line.kind === 'group') return { kind: 'group', cells: [line.label] }
    const figures = [
      ['region', year],
      ['region', year - 1],
      ['group', year],
      ['group', year - 1],
    ].map(([scope, y]) => num(at(`${path}/${line.id}`, String(scope), y!), { decimals: 0, nilDash: true }))
    return { kind: line.kind, cells: [line.label, line.note ?? '', ...figures] }
  })
  return {
    table: {
      caption,
      columns: twoScopes('mkr', heads),
      rows,
      note: 'Belopp i mkr. Avrundade belopp summerar inte alltid; avrundningen görs en gång, vid utskrift. – betyder noll.',
    },
  }
}

export function noteTable(note: NoteTable, { year, kind }: Heads): TemplateBlock {
  const path = `notes/${note.statement}.${note.no}`
  const columns: Column[] = [
    { label: 'mkr', align: 'start' },
    { label: `${ownWord(kind, 'Regionen')} ${year}`, align: 'end' },
    { label: `${ownWord(kind, 'Regionen')} ${year - 1}`, align: 'end', quiet: true },
    { label: `Koncernen ${year}`, align: 'end' },
    { label: `Koncernen ${year - 1}`, align: 'end', quiet: true },
  ]
  const rows = note.lines.map((line): TemplateRow => {
    const cell = (scope: string, y: number) => num(at(`${path}.${line.id}`, scope, y), { decimals: line.decimals ?? 0 })
    return {
      kind: line.kind,
      cells: [line.label, cell('region', year), cell('region', year - 1), cell('group', year), cell('group', year - 1)],
    }
  })
  return { table: { caption: note.title, columns, rows } }
}

export function operatingTable(input: AnnualInput): TemplateBlock {
  const { year } = input
  const rows = input.operating.map((line): TemplateRow => {
    const cell = (measure: string, y: number, sign = false) =>
      num(at(`operating/${line.id}/${measure}`, 'region', y), { decimals: 0, sign })
    return {
      kind: line.kind,
      cells: [
        line.label,
        cell('outcome', year),
        cell('budget', year),
        cell('deviation', year, true),
        cell('outcome', year - 1),
        cell('growth', year, true),
      ],
    }
  })
  const columns: Column[] = [
    { label: 'mkr', align: 'start' },
    { label: `Utfall ${year}`, align: 'end' },
    { label: `Budget ${year}`, align: 'end', quiet: true },
    { label: 'Avvikelse', align: 'end' },
    { label: `Utfall ${year - 1}`, align: 'end', quiet: true },
    { label: 'Ändring, %', align: 'end' },
  ]
  return {
    table: {
      caption: 'Driftredovisning per nämnd, mkr',
      columns,
      rows,
      note: 'Kostnader anges med minus. Plus i kolumnen Avvikelse är bättre än budget. Ändring är nettokostnadens förändring mot föregående år; . betyder att ändringen inte är meningsfull.',
    },
  }
}

export function investmentTable(input: AnnualInput): TemplateBlock {
  const { year } = input
  const rows = input.investments.map((line): TemplateRow => {
    const cell = (measure: string, y: number, sign = false) =>
      num(at(`investments/${line.id}/${measure}`, 'region', y), { decimals: 0, sign })
    return { kind: line.kind, cells: [line.label, cell('outcome', year), cell('budget', year), cell('deviation', year, true)] }
  })
  const columns: Column[] = [
    { label: 'mkr', align: 'start' },
    { label: `Utfall ${year}`, align: 'end' },
    { label: `Budget ${year}`, align: 'end', quiet: true },
    { label: 'Avvikelse', align: 'end' },
  ]
  return {
    table: {
      caption: 'Investeringar per område, mkr',
      columns,
      rows,
      note: 'Minus i kolumnen Avvikelse betyder att mer har använts än budgeterat.',
    },
  }
}

export function oneYearTable(caption: string, path: string, lines: LineName[], years: number[], first = 'mkr'): TemplateBlock {
  const columns: Column[] = [
    { label: first, align: 'start' },
    ...years.map((y, i): Column => ({ label: String(y), align: 'end', quiet: i > 0 })),
  ]
  const rows = lines.map(
    (line): TemplateRow => ({
      kind: line.kind,
      cells: [line.label, ...years.map((y) => num(at(`${path}/${line.id}`, 'region', y), { decimals: 0, nilDash: true }))],
    }),
  )
  return { table: { caption, columns, rows } }
}

export function fiveYearTable(input: AnnualInput): TemplateBlock {
  const years = [0, 1, 2, 3, 4].map((back) => input.year - back)
  const rows = input.fiveYears.map(
    (measure): TemplateRow => ({
      cells: [
        measure.label,
        ...years.map((y) =>
          num(`${at(`five-years/${measure.id}`, 'region', y)}${measure.printed.includes(y) ? '?source=published' : ''}`, {
            decimals: measure.decimals,
          }),
        ),
      ],
    }),
  )
  const columns: Column[] = [
    { label: '', align: 'start' },
    ...years.map((y, i): Column => ({ label: String(y), align: 'end', quiet: i > 0 })),
  ]
  return {
    table: {
      caption: 'Fem år i sammandrag',
      columns,
      rows,
      note: `Beräknat ur bokföringen där den finns, annars publicerade siffror. .. betyder att värdet saknas i underlaget.`,
    },
  }
}

export function ratioTable(input: AnnualInput): TemplateBlock {
  const { year } = input
  const rows = input.ratios.map(
    (ratio): TemplateRow => ({
      cells: [
        ratio.id,
        ratio.label,
        ...[year, year - 1].map((y) => num(at(`ratios/${ratio.id}`, 'region', y), { decimals: ratio.decimals })),
      ],
    }),
  )
  const columns: Column[] = [
    { label: 'Nr', align: 'start', width: 0.6 },
    { label: 'Nyckeltal', align: 'start', width: 5 },
    { label: String(year), align: 'end', width: 1 },
    { label: String(year - 1), align: 'end', quiet: true, width: 1 },
  ]
  return {
    table: {
      caption: 'Nyckeltal med registrerade formler',
      columns,
      rows,
      note: 'Formel och version för varje nyckeltal framgår när siffran följs. .. betyder att underlag utanför bokföringen saknas.',
    },
  }
}
