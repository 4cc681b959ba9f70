// The demo region's interim reports: August 2020 from its books, April 2023 from print and from the round, whole and one committee's.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { APRIL_2023, seedApril2023 } from '../demo/april2023.ts'
import { interimFacts } from '../demo/publishedInterim.ts'
import { seedSteering } from '../demo/steering2023.ts'
import { goalSentence } from '../goals/model.ts'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import { recompute } from '../kernel/figure.ts'
import { type Block, type Chapter, figuresIn, type Inline, R17_HEADINGS, type Report, type Table } from '../reports/model.ts'
import { savePublished } from '../statements/store.ts'
import { type House, openHouse } from './house.ts'
import { type InterimAsked, interimInput, interimPeriods } from './interimInput.ts'
import { roundOf } from './interimRound.ts'
import { closePdf, fileOf, interimReport } from './reporting.ts'
import { openWorld, type World } from './world.ts'

let data: string
let house: House
let world: World
const reports: Record<'august' | 'april' | 'hsn', Report> = {} as never
let april: InterimAsked

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'roder-interim-'))
  house = await openHouse({ data, purpose: 'test' })
  await house.db.asAuthority(house.authority.authorityId, LOCAL_ACTOR, async (tx) => {
    await savePublished(tx, interimFacts())
    await seedSteering(tx)
    await seedApril2023(tx)
  })
  world = await openWorld(house)
  const round = (year: number, period: '04' | '08') =>
    house.db.asAuthority(house.authority.authorityId, LOCAL_ACTOR, (tx) => roundOf(tx, world, year, period))
  april = { year: 2023, period: '04', ...(await round(2023, '04')) }
  reports.august = interimReport(world, { year: 2020, period: '08', ...(await round(2020, '08')) })
  reports.april = interimReport(world, april)
  reports.hsn = interimReport(world, { ...april, committee: 'hsn' })
}, 120_000)

afterAll(async () => {
  await closePdf()
  await house.close()
  rmSync(data, { recursive: true, force: true })
})

const said = (items: readonly Inline[]): string => items.map((i) => (i.kind === 'figure' ? i.shown : i.text)).join('')
const plain = (text: string): string => text.replace(/\u00a0/g, ' ')
const blocksOf = (chapter: Chapter): Block[] => [...chapter.blocks, ...chapter.sections.flatMap((section) => section.blocks)]
const chapterOf = (report: Report, title: string): Chapter => report.chapters.find((chapter) => chapter.title === title)!
const textOf = (chapter: Chapter): string =>
  plain(
    [said(chapter.standfirst)]
      .concat(
        blocksOf(chapter).flatMap((b) =>
          b.kind === 'paragraph' ? [said(b.inlines)] : b.kind === 'list' ? b.items.map(said) : [],
        ),
      )
      .join('\n'),
  )
const tableOf = (report: Report, caption: string): Table =>
  report.chapters.flatMap(blocksOf).find((b): b is Table => b.kind === 'table' && b.caption.startsWith(caption))!
const rowOf = (table: Table, heading: string): string[] =>
  table.rows.find((row) => row.cells[0]!.text === heading)!.cells.map((cell) => plain(cell.text))

describe('August 2020, from the books', () => {
  it('is the statutory report, with the headings of RKR R17 in their order', () => {
    const { august } = reports
    expect(textOf(chapterOf(august, 'Perioden i korthet'))).toContain('den delårsrapport som lagen kräver')
    const headings = chapterOf(august, 'Förvaltningsberättelse').sections.map((section) => section.title)
    // No significant event is recorded, so nothing is said of any.
    expect(headings).toEqual(R17_HEADINGS.slice(1))
    expect(august.chapters.map((chapter) => chapter.title)).toEqual([
      'Perioden i korthet',
      'Förvaltningsberättelse',
      'Resultat- och balansräkning',
      'Driftredovisning',
      'Investeringsredovisning',
      'Måluppföljning',
      'Redovisningsprinciper',
      'Beslut',
    ])
  })

  it('holds the result against last year and budget, and the balance sheet against last year’s end', () => {
    const value = (ref: string) => world.figure(`statements:${ref}`)!.value!
    const result = value('income/result_for_the_year@region/2020-08')
    expect(rowOf(tableOf(reports.august, 'Resultaträkning'), 'Periodens resultat')[1]).toBe(
      String(Math.round(result / 100_000_000)),
    )
    expect(value('operating/total_region/outcome@region/2020-08')).toBe(result)
    expect(value('balance/total_assets@region/2020-08')).toBe(value('balance/total_equity_provisions_liabilities@region/2020-08'))
    expect(tableOf(reports.august, 'Balansräkning').columns.map((column) => column.label)).toContain('2019-12-31')
  })

  it('shows a forecast nobody has made as missing, with the reason', () => {
    const table = tableOf(reports.august, 'Driftredovisning')
    const forecast = table.columns.findIndex((column) => column.label === 'Prognos 2020')
    expect(new Set(table.rows.map((row) => row.cells[forecast]!.text))).toEqual(new Set(['..']))
    expect(table.note).toContain('Ingen helårsprognos är registrerad')
    expect(textOf(chapterOf(reports.august, 'Förvaltningsberättelse'))).toContain(
      'Balanskravsresultatet för året kan därför inte bedömas',
    )
  })

  it('assesses the balance requirement from the forecast where there is one', () => {
    const forecast = {
      total_region: 'statements:income/result_for_the_year@region/2020',
      balance_requirement_result: 'statements:balance-requirement/balance_requirement_result@region/2020',
    }
    const report = interimReport(world, { year: 2020, period: '08', forecast })
    expect(textOf(chapterOf(report, 'Förvaltningsberättelse'))).toContain(
      'Balanskravsresultatet för 2020 bedöms bli 376 mkr, positivt: balanskravet bedöms uppfyllas',
    )
    expect(rowOf(tableOf(report, 'Driftredovisning'), 'Periodens resultat')[5]).toBe('98')
  })

  it('says that no round was held, and judges nothing', () => {
    expect(textOf(chapterOf(reports.august, 'Måluppföljning'))).toContain('Ingen uppföljningsrunda har genomförts')
    const statuses = tableOf(reports.august, 'Årets mål').rows.map((row) => row.cells[2]!.status)
    expect(new Set(statuses)).toEqual(new Set(['notAssessed']))
  })

  it('shows only figures that are known and can be followed to the öre', async () => {
    const refs = figuresIn(reports.august)
    expect(refs.length).toBeGreaterThan(150)
    expect(refs.filter((ref) => world.figure(ref)?.state !== 'known')).toEqual([])
    const months = refs.filter((ref) => ref.endsWith('@region/2020-08')).filter((_, i) => i % 7 === 0)
    expect(months.length).toBeGreaterThan(10)
    for (const ref of months) {
      const node = await world.explain(ref)
      expect([ref, recompute(node!)]).toEqual([ref, world.figure(ref)!.value])
    }
  }, 60_000)

  it('is the same whether a year is taken whole or as twelve months', () => {
    for (const path of ['income/result_for_the_year', 'balance/total_assets', 'operating/net_operating_costs/deviation']) {
      const of = (period: string) => world.figure(`statements:${path}@region/${period}`)!.value
      expect([path, of('2020-12')]).toEqual([path, of('2020')])
    }
  })
})

describe('April 2023, from print and from the round', () => {
  it('is marked as the region’s own report', () => {
    expect(textOf(chapterOf(reports.april, 'Perioden i korthet'))).toContain('Rapporten är regionens egen uppföljning')
    expect(reports.april.subtitle).toContain('inte den lagstadgade')
    expect(reports.april.source).toBe('published')
  })

  it('has its money as printed, called published, and nothing reckoned afterwards', () => {
    expect(textOf(chapterOf(reports.april, 'Förvaltningsberättelse'))).toContain(
      'Resultatet för januari–april 2023 är −288 mkr mot −342 mkr samma period 2022 (publicerad uppgift).',
    )
    const committees = tableOf(reports.april, 'Nämndernas nettokostnader')
    const forecast = (name: string) => rowOf(committees, name)[4]
    expect(['Regionstyrelsen', 'Hälso- och sjukvårdsnämnden', 'Regionala utvecklingsnämnden'].map(forecast)).toEqual([
      '−43 mkr',
      '−550 mkr',
      '−51 mkr',
    ])
    expect(rowOf(committees, 'Verksamhetens nettokostnader')[4]).toBe('−644 mkr')
    // The patients' board is printed in thousands, and stays so.
    expect(rowOf(committees, 'Patientnämnden')[3]).toBe('+153 tkr')
    expect(rowOf(committees, 'Revisionen')[4]).toBe('saknas')
    const money = figuresIn(reports.april).filter((ref) => ref.startsWith('statements:'))
    expect(money.every((ref) => ref.includes('source=published'))).toBe(true)
  })

  it('gives every printed figure its place, also where two places differ', () => {
    const table = tableOf(reports.april, 'Uppgifter i Delårsrapport april 2023')
    expect(table.rows).toHaveLength(interimFacts().length)
    const care = table.rows.filter((row) => row.cells[3]!.ref?.includes('out_of_county_care/growth@region'))
    expect(care.map((row) => plain(row.cells[3]!.text))).toEqual(['53 %', '52 %'])
    for (const row of table.rows) expect(row.cells[3]!.state).toBe('known')
  })

  it('has twelve goals with the chain’s own statuses and sentences', () => {
    const chapter = chapterOf(reports.april, 'Måluppföljning')
    const goals = april.chain!.goals
    expect(chapter.sections).toHaveLength(12)
    for (const [i, goal] of goals.entries()) {
      expect(chapter.sections[i]!.title).toBe(`Mål ${goal.goal.no}: ${goal.title}`)
      const first = chapter.sections[i]!.blocks[0]!
      const status = first.kind === 'paragraph' ? first.inlines.find((one) => one.kind === 'status') : undefined
      expect(status).toMatchObject({ status: goal.assessment })
      expect(JSON.stringify(chapter.sections[i])).toContain(goalSentence(april.chain!, goal).sv)
    }
  })

  it('one changed judgement changes the report', () => {
    const { chain } = april
    const [first, ...rest] = chain!.goals
    const judgement = {
      round: APRIL_2023,
      ref: first!.ref,
      assessment: 'met' as const,
      proposed: first!.proposed,
      reason: 'Åtgärderna har fått effekt.',
      by: 'Styrelsens ordförande',
      at: '2023-05-20T08:00:00Z',
      version: 9,
    }
    const changed = { ...chain!, goals: [{ ...first!, assessment: 'met' as const, judgement }, ...rest] }
    const text = JSON.stringify(chapterOf(interimReport(world, { ...april, chain: changed }), 'Måluppföljning').sections[0])
    expect(first!.assessment).not.toBe('met')
    expect(text).toContain('Bedöms uppfyllas helt')
    expect(text).toContain('Åtgärderna har fått effekt. Regeln föreslog')
    expect(text).toContain('(Styrelsens ordförande, 2023-05-20)')
  })
})

describe('a committee’s own report', () => {
  it('shows the same objects as the whole report: statuses, values and words', () => {
    const cellsOf = (report: Report, prefix: string) =>
      report.chapters
        .flatMap(blocksOf)
        .filter((b): b is Table => b.kind === 'table' && b.caption.startsWith(prefix))
        .flatMap((table) => table.rows)
        .filter((row) => row.cells[1]!.text === 'HSN')
        .map((row) => row.cells)
    for (const prefix of ['Delmål', 'Indikatorer', 'Aktiviteter', 'Nämndernas bedömningar']) {
      const own = cellsOf(reports.hsn, prefix)
      expect([prefix, own]).toEqual([prefix, cellsOf(reports.april, prefix)])
    }
    expect(cellsOf(reports.hsn, 'Delmål').length).toBeGreaterThan(5)
  })

  it('holds no other committee', () => {
    const others = reports.hsn.chapters
      .flatMap(blocksOf)
      .filter((b): b is Table => b.kind === 'table' && /^(Delmål|Indikatorer|Aktiviteter)/.test(b.caption))
      .flatMap((table) => table.rows.map((row) => row.cells[1]!.text))
    expect(new Set(others)).toEqual(new Set(['HSN']))
    expect(reports.hsn.title).toContain('Hälso- och sjukvårdsnämnden')
  })

  it('has its income and costs from the books where there are any', () => {
    const report = interimReport(world, { year: 2020, period: '08', committee: 'HSN' })
    const table = tableOf(report, 'Nämndens intäkter och kostnader')
    const net = table.rows.at(-1)!.cells[1]!
    expect(net.ref).toBe('statements:income/net_operating_costs@HSN/2020-08')
    expect(net.state).toBe('known')
    const { row } = world.profile.committees.find((one) => one.code === 'hsn')!
    expect(world.figure(net.ref!)!.value).toBe(world.figure(`statements:operating/${row}/outcome@region/2020-08`)!.value)
  })
})

describe('the decision', () => {
  const decisionOf = (more: Partial<InterimAsked>) => textOf(chapterOf(interimReport(world, { ...april, ...more }), 'Beslut'))

  it('carries case number, date, proposal and the hash that vouches for the log', () => {
    const text = decisionOf({ caseNumber: 'RS 123-2023', decisionDate: '2023-05-30' })
    expect(text).toContain('Ärendenummer: RS 123-2023. Beslutsdatum: 2023-05-30.')
    expect(text).toContain('Styrelsen godkänner delårsrapporten för januari–april 2023.')
    expect(text).toContain(`${april.auditHead!.entryNo}:${april.auditHead!.hash}`)
    expect(april.auditHead!.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('says what is missing, and that a report without the hash is not to be signed', () => {
    expect(decisionOf({})).toContain('Ärendenummer: saknas')
    expect(decisionOf({ auditHead: undefined })).toContain('ska inte undertecknas')
  })
})

it('the list names the periods there is money to report of, latest first', () => {
  expect(interimPeriods(world).map(({ year, period }) => `${year}-${period}`)).toEqual([
    '2023-04',
    '2020-08',
    '2020-04',
    '2019-08',
    '2019-04',
  ])
})

it('a period nobody knows anything about has neither money nor a round', () => {
  const input = interimInput(world, { year: 2018, period: '08' })
  expect([input.money.kind, input.goals.kind]).toEqual(['missing', 'none'])
})

it.each(['august', 'april', 'hsn'] as const)(
  '%s comes out in every format',
  async (name) => {
    const file = (format: 'html' | 'pdf' | 'docx' | 'json') => fileOf(world, reports[name], format)
    const html = new TextDecoder().decode(await file('html'))
    expect(html).toContain(reports[name].title)
    expect(new TextDecoder('latin1').decode((await file('pdf')).subarray(0, 5))).toBe('%PDF-')
    expect([...(await file('docx')).subarray(0, 2)]).toEqual([...Buffer.from('PK')])
    expect(JSON.parse(new TextDecoder().decode(await file('json')))).toMatchObject({ period: reports[name].period })
  },
  60_000,
)
