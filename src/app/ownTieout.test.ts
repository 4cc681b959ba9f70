// The demo region's books, organisation and composed annual report against every rule: none deviates, and each fault is caught.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registered } from '../demo/publishedRegistered.ts'
import type { Figure, FigureRef } from '../kernel/figure.ts'
import { type OwnMaterial, type ReportMaterial, type ReportPart, runTieOut, type TieOut } from '../tieout/model.ts'
import { type House, openHouse } from './house.ts'
import { ownMaterial } from './ownMaterial.ts'
import { annualReport } from './reporting.ts'
import { openWorld, type World } from './world.ts'

const YEAR = 2020
let data: string
let house: House
let world: World
let sound: { own: OwnMaterial; report: ReportMaterial; resolve: Resolve }
let baseline: TieOut

type Resolve = (ref: FigureRef) => Figure | undefined

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'roder-own-tieout-'))
  house = await openHouse({ data, purpose: 'test' })
  world = await openWorld(house)
  const { statements, units, goals } = world
  const plan = goals.goals.map((goal) => goal.no)
  const own = ownMaterial({ statements, units, goals: plan, report: () => annualReport(world, YEAR) }, YEAR)
  const known = new Map<string, Figure | undefined>()
  const resolve: Resolve = (ref) => {
    if (!known.has(ref)) known.set(ref, world.figure(ref))
    return known.get(ref)
  }
  sound = { own, report: own.report()!, resolve }
  baseline = world.tieOut(YEAR, 'books')
}, 120_000)

afterAll(async () => {
  await house.close()
  rmSync(data, { recursive: true, force: true })
})

interface Fault {
  figure?: [at: string, to: (value: number) => number]
  own?: (own: OwnMaterial) => Partial<OwnMaterial>
  report?: (report: ReportMaterial) => Partial<ReportMaterial>
}

function run({ figure, own, report }: Fault): TieOut {
  const changed: Resolve = (ref) => {
    const found = sound.resolve(ref)
    return found && figure && ref === figure[0] ? { ...found, value: figure[1](found.value!) } : found
  }
  const made = { ...sound.report, ...report?.(sound.report) }
  const material = { ...sound.own, report: () => made, ...own?.(sound.own) }
  return runTieOut({ resolve: changed, year: YEAR, source: 'books', registered: registered(), own: material })
}

const plus = (by: number) => (value: number) => value + by
const at = (path: string, scope = 'region', year = YEAR) => `statements:${path}@${scope}/${year}`

/** Changes the first place in running text that shows the figure. */
const inText = (ref: string, change: (part: { ref: FigureRef; shown: string }) => ReportPart) => (report: ReportMaterial) => {
  let done = false
  const sentences = report.sentences.map((sentence) => ({
    ...sentence,
    parts: sentence.parts.map((part) => {
      if (done || !('ref' in part) || part.ref !== ref) return part
      done = true
      return change(part)
    }),
  }))
  if (!done) throw new Error(`no text shows ${ref}`)
  return { sentences }
}
const shown = (text: string) => (part: { ref: FigureRef; shown: string }) => ({ ...part, shown: text })

const wordInText = (word: string, to: string) => (report: ReportMaterial) => {
  let done = false
  const sentences = report.sentences.map((sentence) => ({
    ...sentence,
    parts: sentence.parts.map((part) => {
      if (done || !('words' in part) || part.words !== word) return part
      done = true
      return { words: to }
    }),
  }))
  if (!done) throw new Error(`no sentence says ${word}`)
  return { sentences }
}

const inTable = (ref: string, text: string) => (report: ReportMaterial) => ({
  tables: report.tables.map((table) => ({
    ...table,
    rows: table.rows.map((row) => row.map((cell) => (cell.ref === ref ? { ...cell, text } : cell))),
  })),
})

const inChapter = (change: (sections: readonly string[]) => string[]) => (report: ReportMaterial) => ({
  chapters: report.chapters.map((one) =>
    one.title === 'Förvaltningsberättelse' ? { ...one, sections: change(one.sections) } : one,
  ),
})

const NB = '\u00a0'
const OPERATING = '3000-7999,9100-9299'

const half = ({ committee, units }: OwnMaterial['units'][number]) => ({ committee, units: units.slice(units.length >> 1) })

const FAULTS: [name: string, rule: string, fault: Fault][] = [
  [
    'a company left out of a group line',
    'C21.1',
    { figure: [at('consolidation/income/operating_income/companies', 'group'), () => 0] },
  ],
  ['the region’s costs in the group', 'C21.2', { figure: [at('income/operating_costs', 'group'), plus(100)] }],
  [
    'an elimination with the wrong sign',
    'C21.1',
    { figure: [at('consolidation/income/operating_income/eliminations', 'group'), (v) => -v] },
  ],
  [
    'a company at another share',
    'C21',
    { figure: ['ledger:account/3000-3999@norrlandsoperan/2020', (v) => Math.round(v * 1.1)] },
  ],
  [
    'a note that is not referred to',
    'C32.1',
    { own: (own) => ({ notes: own.notes.map((n) => ({ ...n, present: [...n.present, 99] })) }) },
  ],
  [
    'a note that does not exist',
    'C32.3',
    { own: (own) => ({ notes: own.notes.map((n) => ({ ...n, present: n.present.slice(1) })) }) },
  ],
  ['a month of budget lost', 'C57.1', { figure: [`ledger:account/${OPERATING}@RS/2020-03?measure=budget`, () => 0] }],
  [
    'a month of another committee’s budget',
    'C57.2',
    { figure: [`ledger:account/${OPERATING}@HSN/2020-11?measure=budget`, plus(1)] },
  ],
  ['a frame that the units do not have', 'C58.3', { figure: [at('operating/regional_development_committee/budget'), plus(1)] }],
  ['half of a committee’s units left out', 'C58.2', { own: (own) => ({ units: own.units.map(half) }) }],
  ['a goal that the report forgot', 'C84.3', { report: (r) => ({ goals: r.goals.filter((g) => g.no !== 3) }) }],
  [
    'a goal with another judgement in the report',
    'C84.1',
    { report: (r) => ({ goals: r.goals.map((g) => (g.no === 1 ? { ...g, status: 'met' as const } : g)) }) },
  ],
  ['a stale result in the text', 'C85', { report: inText(at('income/result_for_the_year'), shown(`225${NB}mkr`)) }],
  ['a ratio without its minus in the text', 'C85', { report: inText(at('ratios/N01'), shown(`1,0${NB}%`)) }],
  ['an amount in the wrong unit in the text', 'C85', { report: inText(at('balance/total_assets'), shown(`12${NB}304${NB}tkr`)) }],
  ['worse than budget called better', 'C85', { report: wordInText('sämre än', 'bättre än') }],
  ['lower costs than budget called higher', 'C85', { report: wordInText('lägre än', 'högre än') }],
  [
    'a figure shown otherwise in another chapter',
    'C86',
    { report: inText(at('balance/total_equity'), shown(`2${NB}313${NB}mkr`)) },
  ],
  ['a table that is stale against the text', 'C86', { report: inTable(at('investments/Summa/outcome'), `1${NB}128`) }],
  ['two headings that changed places', 'C90', { report: inChapter(([a, b, ...rest]) => [b!, a!, ...rest]) }],
  ['a heading left out', 'C90', { report: inChapter((sections) => sections.slice(0, -1)) }],
  ['a month of outcome lost', 'C99.1', { figure: ['ledger:account/3000-8899@region/2020-05', () => 0] }],
  ['cash of another month', 'C99.3', { figure: ['ledger:closing/1900-1999@region/2020-08', plus(1)] }],
  ['a committee’s month moved to another', 'C99.4', { figure: [`ledger:account/${OPERATING}@HSN/2020-08`, plus(1)] }],
  [
    'a table without its unit',
    'C106',
    { report: (r) => ({ tables: r.tables.map((t) => ({ ...t, columns: t.columns.map((c) => (c === 'mkr' ? 'tkr' : c)) })) }) },
  ],
]

const deviating = (answer: TieOut) => answer.results.filter((r) => r.verdict === 'deviation')

describe('the demo region’s books and report', () => {
  it('deviate nowhere, to the öre and to the word', () => {
    expect(deviating(baseline).map((r) => `${r.rule} ${r.scope}/${r.period}: ${r.message.sv}`)).toEqual([])
    expect(baseline.summary.byVerdict.rounding).toBe(0)
  })

  it('are tried by 74 of the 103 rules; the others each say what is missing', () => {
    const tried = new Set(baseline.results.filter((r) => r.verdict !== 'untestable').map((r) => r.rule.split('.')[0]))
    const waiting = [...new Set(baseline.results.map((r) => r.rule.split('.')[0]!))].filter((rule) => !tried.has(rule))
    expect(baseline.summary).toMatchObject({ rules: 103, rulesEvaluated: 74 })
    expect(waiting.join(' ')).toBe(
      'C23 C54 C55 C56 C60 C62 C66 C67 C87 C88 C95 C96 C97 C98 C100 C101 C102 C103 C105 C110 C111 C112 C113 C114 C115 C116 C117 C118 C119',
    )
    for (const r of baseline.results.filter((x) => x.verdict === 'untestable')) {
      expect(r.message.sv.length, r.rule).toBeGreaterThan(20)
      expect(r.difference, r.rule).toBeNull()
    }
  })

  it('have every number of the running text read back and compared', () => {
    const figures = sound.report.sentences.flatMap((s) => s.parts.filter((part) => 'ref' in part))
    const results = baseline.results.filter((r) => r.rule.startsWith('C85'))
    expect(results.length).toBe(figures.length)
    expect(results.every((r) => r.verdict === 'ok')).toBe(true)
  })

  it('do not compose the report for the printed side', () => {
    const own = { ...sound.own, report: () => expect.fail('composed') }
    const answer = runTieOut({ resolve: sound.resolve, facts: [], year: YEAR, source: 'published', own })
    expect(answer.summary.rules).toBe(103)
  })
})

describe('a fault in the demo region’s books or report', () => {
  it.each(FAULTS)('%s is caught by %s', (_name, rule, fault) => {
    const found = deviating(run(fault)).filter((r) => r.rule === rule || (!rule.includes('.') && r.rule.startsWith(`${rule}.`)))
    expect(found.length, `${rule} should deviate`).toBeGreaterThan(0)
    for (const one of found) expect(one.where.length === 2 && one.where.every((place) => place !== '')).toBe(true)
  })

  it('is gone when the fault goes', () => {
    expect(deviating(run({}))).toEqual([])
  })
})
