// Every figure of the ledger explains itself down to a line of the file, and adding the leaves gives it back.
import { expect, it } from 'vitest'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import { type ExplainNode, type FigureRef, recompute } from '../kernel/figure.ts'
import { text } from '../kernel/text.ts'
import type { Unit } from '../organisation/model.ts'
import { saveUnits } from '../organisation/store.ts'
import { forEachDatabase } from '../storage/testing.ts'
import { ledgerSource } from './figures.ts'
import { cp437, HEAD } from './io/sieTesting.ts'
import { importLedger, openBooks } from './store.ts'

const UNITS: Unit[] = [
  { code: 'hsn', kind: 'committee', name: 'Nämnden', validFrom: '2000-01-01' },
  { code: 'run', kind: 'committee', name: 'Andra nämnden', validFrom: '2000-01-01' },
  {
    code: '100',
    kind: 'costCentre',
    name: 'Kliniken',
    parent: 'hsn',
    validFrom: '2000-01-01',
    changes: [{ from: '2025-07-01', parent: 'run' }],
  },
]

/** Twelve vouchers in March, one in August; opening balance, and a budget without vouchers. */
const LINES = [
  ...HEAD,
  '#IB 0 1930 500.00',
  '#UB 0 1930 -300.00',
  '#RES 0 5010 800.00',
  '#PBUDGET 0 202503 5010 {1 100} 70.00',
  ...Array.from({ length: 12 }, (_, i) => i + 1).flatMap((no) => voucher(no, '20250310', `${no}.00`)),
  ...voucher(13, '20250820', '722.00'),
]

function voucher(no: number, date: string, amount: string): string[] {
  return [`#VER A ${no} ${date}`, '{', `#TRANS 5010 {1 100} ${amount}`, `#TRANS 1930 {} -${amount}`, '}']
}

const leaves = (node: ExplainNode): ExplainNode[] => (node.children.length === 0 ? [node] : node.children.flatMap(leaves))

forEachDatabase('ledger figures', (open) => {
  it('resolve and explain down to the line of the file, for units as they stood in each month', async () => {
    const db = await open()
    await db.transact((tx) => saveUnits(tx, UNITS))
    await importLedger(db, db.authority, LOCAL_ACTOR, { fileName: 'bok.se', source: cp437(`${LINES.join('\r\n')}\r\n`) })
    const books = await openBooks(db, db.authority, { today: '2026-01-01', actor: LOCAL_ACTOR })
    const source = ledgerSource(books, {
      account: (_entity, account) => (account === '5010' ? text('Lokalhyra', 'Rent') : undefined),
      unit: (scope) => UNITS.find((unit) => unit.code === scope.toLowerCase()),
    })
    const cases: [string, number, number][] = [
      ['ledger:account/5010@region/2025', 80_000, 10],
      ['ledger:account/5010@HSN/2025', 7_800, 9],
      ['ledger:account/5010@RUN/2025', 72_200, 1],
      ['ledger:account/5010@RUN/2025?structure=now', 80_000, 10],
      ['ledger:account/5010@HSN/2025-03', 7_800, 9],
      ['ledger:account/5010@HSN/2025-08', 0, 0],
      ['ledger:account/5010@region/2025?measure=budget', 7_000, 1],
      ['ledger:account/1000-5999@region/2025', 0, 20],
      ['ledger:opening/1930@region/2025', 50_000, 1],
      ['ledger:closing/1930@region/2025', -30_000, 11],
    ]
    for (const [ref, value, rows] of cases) {
      const node = (await source.explain(ref as FigureRef))!
      expect(source.resolve(ref as FigureRef), ref).toMatchObject({ value, state: 'known', unit: 'ore' })
      expect([ref, node.value, recompute(node)]).toEqual([ref, value, value])
      const ends = leaves(node).filter((leaf) => leaf !== node)
      expect([ref, ends.length]).toEqual([ref, rows])
      for (const leaf of ends) expect(leaf.source).toMatchObject({ kind: 'import', importId: 'region-2025-1', file: 'bok.se' })
    }
    const opening = (await source.explain('ledger:opening/1930@region/2025' as FigureRef))!
    expect(leaves(opening)[0]!.source).toMatchObject({ line: HEAD.length + 1 })
  })

  it('say missing, never nought, for a year without books, and know nothing of other addresses', async () => {
    const db = await open()
    const books = await openBooks(db, db.authority, { today: '2026-01-01', actor: LOCAL_ACTOR })
    const source = ledgerSource(books, { account: () => undefined, unit: () => undefined })
    const ref = 'ledger:account/5010@region/2025' as FigureRef
    expect(source.resolve(ref)).toMatchObject({ value: null, state: 'missing' })
    expect(await source.explain(ref)).toMatchObject({ value: null, operation: 'leaf' })
    for (const other of [
      'goals:x/1@RS/2020',
      'ledger:account/x@region/2020',
      'ledger:account/5010@NOWHERE/2025',
      'ledger:account/5010@region/2025-13',
    ]) {
      expect(source.resolve(other as FigureRef)).toBeUndefined()
      expect(await source.explain(other as FigureRef)).toBeUndefined()
    }
  })
})
