// What the tie-out of own books asks for beside figures, read out of the world: companies, units, notes, goals and the composed report.
// The report becomes plain data here, since the tie-out reads no report; it is composed when a rule first asks.
import type { Unit } from '../organisation/model.ts'
import { placeOn } from '../organisation/model.ts'
import type { Block, Inline, Report, Section } from '../reports/model.ts'
import { type Line, linesOf, type NoteLine, type StatementContext } from '../statements/model.ts'
import type { OwnMaterial, OwnNotes, ReportMaterial, ReportSentence, ReportTable } from '../tieout/model.ts'

const GROUP_STATEMENTS = ['income', 'balance', 'cash-flow'] as const

function groupLines(ctx: StatementContext): OwnMaterial['groupLines'] {
  return GROUP_STATEMENTS.flatMap((name) =>
    linesOf(ctx, name, 'group').map((line) => ({ path: `${name}/${line.id}`, sv: line.label.sv, en: line.label.en })),
  )
}

function notes(ctx: StatementContext): OwnNotes[] {
  const tables = linesOf(ctx, 'notes', 'region') as NoteLine[]
  return GROUP_STATEMENTS.map((name) => {
    const statement = name.replace('-', '_')
    const present = tables.filter((line) => line.in.startsWith(`${statement}.`)).map((line) => Number(line.in.split('.')[1]))
    const referred = (linesOf(ctx, name, 'region') as Line[]).flatMap((line) => (line.note ? [line.note] : []))
    return { statement, referred, present: [...new Set(present)] }
  })
}

/** Small enough to be added up one by one, deep enough to be the units that spend. */
const AT_MOST = 60

/** The lowest level of units that together make a committee in a year; who moves within the year stands in it once. */
function unitsBelow(units: readonly Unit[], committee: string, year: number): string[] {
  const below = (code: string): string[] =>
    units.filter((u) => [`${year}-01-01`, `${year}-12-31`].some((date) => placeOn(u, date) === code)).map((u) => u.code)
  let level = below(committee)
  for (;;) {
    const next = [...new Set(level.flatMap((code) => (below(code).length > 0 ? below(code) : [code])))]
    if (next.length > AT_MOST || next.length === level.length) return level
    level = next
  }
}

const partsOf = (inlines: readonly Inline[]): ReportSentence['parts'] =>
  inlines.map((one) => (one.kind === 'figure' ? { ref: one.ref, shown: one.shown } : { words: one.text }))

function sentencesOf(chapter: string, place: string, blocks: readonly Block[]): ReportSentence[] {
  return blocks.flatMap((block): ReportSentence[] => {
    if (block.kind === 'paragraph') return [{ chapter, place, parts: partsOf(block.inlines) }]
    return block.kind === 'list' ? block.items.map((item) => ({ chapter, place, parts: partsOf(item) })) : []
  })
}

function tablesOf(chapter: string, blocks: readonly Block[]): ReportTable[] {
  return blocks.flatMap((block): ReportTable[] => {
    if (block.kind !== 'table') return []
    const { number, caption } = block
    const rows = block.rows.map((row) => row.cells.map((cell) => ({ text: cell.text, ...(cell.ref ? { ref: cell.ref } : {}) })))
    return [{ chapter, number, caption, columns: block.columns.map((column) => column.label), rows }]
  })
}

/** `Mål 8: …` is the section about goal 8; its first status is the judgement it shows. */
function goalOf(section: Section): ReportMaterial['goals'] {
  const no = /^Mål (\d+):/.exec(section.title)?.[1]
  if (no === undefined) return []
  const inlines = section.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.inlines : []))
  const status = inlines.find((one) => one.kind === 'status')
  return [{ no: Number(no), status: status?.kind === 'status' ? status.status : undefined }]
}

export function reportMaterial(report: Report): ReportMaterial {
  return {
    title: report.title,
    chapters: report.chapters.map(({ title, sections }) => ({ title, sections: sections.map((s) => s.title) })),
    sentences: report.chapters.flatMap(({ title, standfirst, blocks, sections }) => [
      { chapter: title, place: 'Ingress', parts: partsOf(standfirst) },
      ...sentencesOf(title, 'Text', blocks),
      ...sections.flatMap((section) => sentencesOf(title, section.title, section.blocks)),
    ]),
    tables: report.chapters.flatMap(({ title, blocks, sections }) => [
      ...tablesOf(title, blocks),
      ...sections.flatMap((section) => tablesOf(title, section.blocks)),
    ]),
    goals: report.chapters.flatMap(({ sections }) => sections.flatMap(goalOf)),
  }
}

export interface OwnSources {
  statements: StatementContext
  units: readonly Unit[]
  goals: readonly number[]
  report: () => Report | undefined
}

export function ownMaterial({ statements: ctx, units, goals, report }: OwnSources, year: number): OwnMaterial {
  return {
    companies: ctx.companies.map(({ code, name, ownedShare, acquired }) => ({
      code,
      name,
      shares: [year - 1, year].flatMap((one) => {
        const share = one < acquired ? undefined : ownedShare(one)
        return share ? [{ year: one, ...share }] : []
      }),
    })),
    groupLines: ctx.companies.length > 0 ? groupLines(ctx) : [],
    units: ctx.committees.map(({ code }) => ({ committee: code.toUpperCase(), units: unitsBelow(units, code, year) })),
    notes: notes(ctx),
    goals,
    report: () => {
      const made = report()
      return made && reportMaterial(made)
    },
  }
}
