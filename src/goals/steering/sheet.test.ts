// Plan sheets: read back what is written, and every broken file told with its cell, what was written and what to write.
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { importRows } from './importRows.ts'
import { readPlanFile } from './io/readPlanFile.ts'
import { writePlanWorkbook } from './io/writePlanWorkbook.ts'
import type { NodeVersion, SteeringNode } from './node.ts'
import { planOf } from './plan.ts'
import { planUnits } from './planUnits.ts'
import { type PlanSheet, readSheet, type SheetContext } from './sheet.ts'
import { columnOf, writeSheet } from './sheetColumns.ts'

const unit = (code: string, kind: 'assembly' | 'committee' | 'unit', name: string, parent?: string) => ({
  code,
  kind,
  name,
  validFrom: '2019-01-01',
  ...(parent ? { parent } : {}),
})
const units = planUnits(
  [
    unit('kf', 'assembly', 'Kommunfullmäktige'),
    unit('bun', 'committee', 'Barnnämnden', 'kf'),
    unit('son', 'committee', 'Socialnämnden', 'kf'),
    unit('e1', 'unit', 'Förskola Åsen', 'bun'),
  ],
  '2024-01-01',
)
const CONTEXT: SheetContext = { year: 2024, versions: [], units, mayDraft: () => true }

const bytes = (lines: string): Uint8Array => new TextEncoder().encode(lines)
async function read(file: Uint8Array, context: Partial<SheetContext> = {}, name = 'plan.csv'): Promise<PlanSheet> {
  const rows = await readPlanFile(file, name)
  return rows.ok ? readSheet(rows.value, { ...CONTEXT, ...context }) : { columns: [], rows: [], findings: rows.findings }
}
const csv = (lines: string, context: Partial<SheetContext> = {}) =>
  read(bytes(lines.replace(/^\n/, '').replace(/\n +/g, '\n')), context)
const errors = (sheet: PlanSheet): string[] =>
  sheet.findings.filter((one) => one.severity === 'error').map((one) => one.message.sv)

const GOOD = `
  Slag;Nr;Benämning;Nämnd;Målvärde;Mått;Ägare (funktion)
  Målområde;1;Trygghet;;;;
  Mål;1;Alla barn lyckas;;;;
  Delmål;;Fler läser;Barnnämnden;;;Rektor
  Indikator;;Andel som läser;;minst 80 %;%;Rektor
  Aktivitet;;Lässtund;e1;;;
  Mål;2;Alla äldre är trygga;;;;
  Delmål;;Fler får hjälp i tid;SON;;;`

describe('a sheet as people write it', () => {
  it('places each row under the nearest above that fits, and says what is to be', async () => {
    const sheet = await csv(GOOD)
    expect(errors(sheet)).toEqual([])
    expect(sheet.rows.map(({ node }) => [node.id, node.parents[0], node.unit, node.from, node.to])).toEqual([
      ['f1', undefined, 'kf', 2024, undefined],
      ['g1', 'f1', 'kf', 2024, undefined],
      ['g1-s1', 'g1', 'bun', 2024, 2024],
      ['g1-i1', 'g1-s1', 'bun', 2024, 2024],
      ['g1-s1-a1', 'g1-s1', 'e1', 2024, 2024],
      ['g2', 'f1', 'kf', 2024, undefined],
      ['g2-s1', 'g2', 'son', 2024, 2024],
    ])
    expect(sheet.rows[3]!.node.indicator).toMatchObject({
      target: 'minst 80 %',
      measureUnit: '%',
      reporter: 'bun',
      feed: { kind: 'typed' },
    })
    expect(sheet.rows[3]!.cells.find((one) => one.column === 'target')).toEqual({
      column: 'target',
      address: 'E5',
      written: 'minst 80 %',
    })
  })

  it('becomes drafts; the same file again changes nothing, and a changed cell changes its node only', async () => {
    const making = { by: 'x', at: '2023-11-01T10:00:00Z' }
    const first = importRows([], (await csv(GOOD)).rows, 2024, making).versions
    expect(first.map((one) => one.state)).toEqual(Array(7).fill('draft'))
    const again = await csv(GOOD.replaceAll('Benämning', 'Rubrik'), { versions: first })
    // Sub-goals and indicators have no number: without their identity the rows would be new, so the export is what is read again.
    expect(again.rows.filter((row) => row.known).map((row) => row.node.id)).toEqual(['f1', 'g1', 'g2'])
    const nodes = planOf(first, 2024, { drafts: true }).all.map((one) => one.node)
    const own = await read(await writePlanWorkbook(nodes, 'Plan'), { versions: first }, 'plan.xlsx')
    expect(errors(own)).toEqual([])
    expect(importRows(first, own.rows, 2024, making).versions).toEqual([])
    const renamed = own.rows.map((row) =>
      row.node.id === 'g1-s1' ? { ...row, node: { ...row.node, title: 'Alla läser' } } : row,
    )
    expect(importRows(first, renamed, 2024, making).versions.map((one) => [one.node.id, one.version])).toEqual([['g1-s1', 2]])
  })

  it('reads headings with other words, signs and cases', () => {
    expect(['NÄMND', 'ansvarig_nämnd', 'Målvärde*', ' mål värde ', 'Gäller t.o.m.', 'Viktning:'].map(columnOf)).toEqual([
      'unit',
      'unit',
      'target',
      'target',
      undefined,
      'weight',
    ])
  })
})

const HEAD = 'Slag;Nummer;Rubrik;Ansvarig;Från år;Till år;Målvärde;Måttenhet;Hör till;Vikt\n'
const BROKEN: [what: string, lines: string, said: string[]][] = [
  ['a missing heading', 'Slag;Nummer;Ansvarig\nMål;1;kf', ['Rubriken Rubrik saknas på rad 1']],
  [
    'an unknown committee',
    `${HEAD}Mål;1;Ett mål;;;;;;;\nDelmål;;Ett delmål;Kulturnämnden;;;;;;`,
    ['D3: ”Kulturnämnden” finns inte i organisationen'],
  ],
  ['a number twice', `${HEAD}Mål;1;Ett;;;;;;;\nMål;1;Två;;;;;;;`, ['B3: Mål 1 finns redan i B2']],
  [
    'a target nobody can read',
    `${HEAD}Mål;1;Ett;;;;;;;\nDelmål;;D;bun;;;;;;\nIndikator;;I;;;;ca 80 %;%;;`,
    ['G4: Målvärdet ”ca 80 %” är ungefärligt'],
  ],
  [
    'a share for a per cent',
    `${HEAD}Mål;1;Ett;;;;;;;\nDelmål;;D;bun;;;;;;\nIndikator;;I;;;;0,9;%;;`,
    ['G4: ”0,9” står för en procentsats', '90 %'],
  ],
  [
    'a wrong year',
    `${HEAD}Mål;1;Ett;;2o24;;;;;\nMål;2;Två;;2019;2022;;;;`,
    ['E2: ”2o24” är inget år', 'F3: raden gäller inte 2024'],
  ],
  ['an empty file', '', ['Filen är tom']],
  ['only headings', HEAD, ['Filen har inga rader']],
  ['a formula', `${HEAD}Mål;1;=SUMMA(A1);;;;;;;`, ['C2: ”=SUMMA(A1)” är en formel']],
  [
    'an indicator without a place',
    `${HEAD}Mål;1;Ett;;;;;;;\nIndikator;;Andel;bun;;;minst 5;;;`,
    ['A3: indikatorn har inget delmål att höra till'],
  ],
  ['a place that is not there', `${HEAD}Mål;1;Ett;;;;;;;\nDelmål;;D;bun;;;;;Mål 7;`, ['I3: ”Mål 7” är inget mål i planen']],
  ['a kind nobody knows', `${HEAD}Dröm;1;Ett;;;;;;;`, ['A2: ”Dröm” är inget av valen']],
  ['a quote never closed', `${HEAD}Mål;1;"Ett;;;;;;;`, ['citattecken']],
  ['a goal owned by a committee', `${HEAD}Mål;1;Ett;bun;;;;;;`, ['C2: ”Ett” kan inte ägas av Barnnämnden']],
  ['an odd weight', `${HEAD}Mål;1;Ett;;;;;;;en halv`, ['J2: ”en halv” är inget helt tal']],
  ['too many rows', `${HEAD}${'Mål;1;Ett;;;;;;;\n'.repeat(2001)}`, ['2001 rader, högst 2000']],
]

describe('a broken file', () => {
  it.each(BROKEN)('names %s with its cell', async (_, lines, said) => {
    const found = errors(await csv(lines))
    for (const words of said) expect(found.join('\n')).toContain(words)
  })

  it('says everything at once', async () => {
    const found = errors(await csv(`${HEAD}Dröm;1;Ett;;;;;;;\nMål;x;;Okänd;20;;;;;`))
    for (const address of ['A2', 'B3', 'C3', 'D3', 'E3'])
      expect(found.filter((one) => one.startsWith(`${address}:`))).toHaveLength(1)
  })

  it('refuses what is no spreadsheet, by its content and not its name', async () => {
    const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])
    expect(errors(await read(picture, {}, 'plan.csv')).join()).toContain('varken XLSX eller CSV')
    expect(errors(await read(bytes('PK men ingen zip'), {}, 'plan.xlsx')).join()).toContain('skadad')
  })

  it('refuses a workbook that unpacks to more than it could hold, declared or not', async () => {
    for (const declared of [70_000_000, 10])
      expect(errors(await read(bomb(declared), {}, 'plan.xlsx')).join()).toContain('packas upp till mer')
  })

  it('names formula cells in a workbook', async () => {
    const book = await writeXlsxFile([
      ['Slag', 'Rubrik', 'Nummer'],
      ['Mål', 'Ett', { value: '=1+1', type: 'Formula' }],
    ]).toBuffer()
    expect(errors(await read(new Uint8Array(book), {}, 'plan.xlsx'))).toEqual([
      expect.stringContaining('C2: cellen är en formel'),
    ])
  })

  it('does not take rows for a committee that is not the sender’s', async () => {
    const sheet = await csv(GOOD, { mayDraft: (one) => one !== 'son' })
    expect(errors(sheet)).toEqual([expect.stringContaining('D8: du får inte lägga in eller ändra rader för Socialnämnden')])
  })
})

describe('goals as headings over a committee’s own rows', () => {
  const making = { by: 'x', at: '2023-11-01T10:00:00Z' }
  const only = (code: string) => (unit: string) => unit === code
  it('are left alone when equal, and told when changed', async () => {
    const { rows } = await csv('Slag;Nummer;Rubrik\nMålområde;1;Trygghet\nMål;1;Alla barn lyckas')
    const { versions } = importRows([], rows, 2024, making)
    const own = await csv('Slag;Nummer;Rubrik;Ansvarig\nMål;1;Alla barn lyckas;\nDelmål;;Fler läser;bun', {
      versions,
      mayDraft: only('bun'),
    })
    expect(errors(own)).toEqual([])
    expect(importRows(versions, own.rows, 2024, making).versions.map((one) => one.node.id)).toEqual(['g1-s1'])
    const other = await csv('Slag;Nummer;Rubrik;Ansvarig\nMål;1;Inget barn lyckas;\nDelmål;;Fler läser;bun', {
      versions,
      mayDraft: only('bun'),
    })
    expect(errors(other)).toEqual([expect.stringContaining('D2: du får inte lägga in eller ändra rader för Kommunfullmäktige')])
  })
})

/** A zip of one sheet that unpacks to forty million bytes, whatever size it declares. */
function bomb(declared: number): Uint8Array {
  const parts = [
    { name: '[Content_Types].xml', body: Buffer.from('<Types/>'), size: 8 },
    { name: 'xl/worksheets/sheet1.xml', body: deflateRawSync(Buffer.alloc(40_000_000, 32)), size: declared },
  ]
  const files: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const [i, { name, body, size }] of parts.entries()) {
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(i === 0 ? 0 : 8, 10)
    entry.writeUInt32LE(body.length, 20)
    entry.writeUInt32LE(size, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    files.push(head, Buffer.from(name), body)
    list.push(entry, Buffer.from(name))
    at += 30 + name.length + body.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...files, ...list, end]))
}

const words = fc.stringMatching(/^[A-ZÅÄÖ][a-zåäö]{1,10}( [a-zåäö]{1,8}){0,3}$/)
const year = fc.integer({ min: 2020, max: 2024 })

/** Any plan of one goal whose nodes hold in 2024. */
const plans = fc
  .record({
    from: year,
    titles: fc.array(words, { minLength: 5, maxLength: 5 }),
    owner: fc.option(words, { nil: undefined }),
    perspectives: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }),
    weight: fc.integer({ min: 1, max: 1000 }),
    target: fc.constantFrom('minst 90 %', 'Öka 5 %', 'Bibehålla', 'högst 5', ''),
    direction: fc.constantFrom('higherIsBetter' as const, 'lowerIsBetter' as const),
    measure: fc.constantFrom('level' as const, 'result' as const, 'deviation' as const, 'growth' as const),
    interval: fc.constantFrom('month' as const, 'tertial' as const, 'year' as const),
    feed: fc.constantFrom(
      { kind: 'typed' as const },
      { kind: 'file' as const },
      { kind: 'none' as const },
      { kind: 'formula' as const, id: 'units-in-balance' },
      { kind: 'figure' as const, ref: 'ledger:net/hsn' },
    ),
    breakdown: fc.subarray(['sex', 'age'] as const),
    strict: fc.boolean(),
    starts: fc.option(fc.constant('2024-03-01'), { nil: undefined }),
    note: fc.option(words, { nil: undefined }),
  })
  .map((p): SteeringNode[] => {
    const common = {
      from: p.from,
      to: 2024,
      perspectives: [...p.perspectives].sort((a, b) => a - b),
      weight: p.weight,
      ...(p.owner ? { owner: p.owner } : {}),
      ...(p.note ? { note: p.note } : {}),
    }
    const { target, direction, measure, interval, feed, breakdown, strict } = p
    const indicator = {
      definition: p.titles[0]!,
      target,
      measureUnit: '%',
      direction,
      measure,
      strict,
      interval,
      reporter: 'e1',
      feed,
      breakdown,
    }
    return [
      { ...common, id: 'f1', kind: 'focusArea', no: 3, title: p.titles[0]!, parents: [], unit: 'kf' },
      { ...common, id: 'g9', kind: 'goal', no: 9, title: p.titles[1]!, parents: ['f1'], unit: 'kf' },
      { ...common, id: 'g9-s1', kind: 'subgoal', title: p.titles[2]!, parents: ['g9'], unit: 'bun' },
      { ...common, id: 'g9-s2', kind: 'subgoal', title: p.titles[2]!, parents: ['g9'], unit: 'bun' },
      { ...common, id: 'g9-i1', kind: 'indicator', title: p.titles[3]!, parents: ['g9-s1', 'g9-s2'], unit: 'bun', indicator },
      {
        ...common,
        id: 'g9-s1-a1',
        kind: 'activity',
        title: p.titles[4]!,
        parents: ['g9-s1'],
        unit: 'e1',
        activity: p.starts ? { starts: p.starts } : {},
      },
    ]
  })

it('what is written is read back, whatever the plan', () => {
  fc.assert(
    fc.property(plans, (nodes) => {
      const rows = writeSheet(nodes).map((cells, i) => ({ line: i + 1, cells }))
      const sheet = readSheet(rows, CONTEXT)
      expect(sheet.findings).toEqual([])
      expect(sheet.rows.map((row) => row.node)).toEqual(nodes)
      const drafts: NodeVersion[] = importRows([], sheet.rows, 2024, { by: 'x', at: '2023-11-01T10:00:00Z' }).versions
      expect(planOf(drafts, 2024, { drafts: true }).all.map((one) => one.node)).toEqual(nodes)
    }),
    { numRuns: 60 },
  )
})
