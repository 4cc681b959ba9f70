// Every figure of the journal is explained down to the entries of decisions, and recomputing the tree gives the figure.
import { describe, expect, it } from 'vitest'
import { type ExplainNode, type FigureRef, recompute } from '../kernel/figure.ts'
import { ore } from '../kernel/money.ts'
import { unitTreeAt } from '../organisation/model.ts'
import type { BudgetDecision, Entry } from './decision.ts'
import { budgetRef, budgetSource, frameHolders } from './figures.ts'
import { lineHolder, unitHolder } from './holder.ts'

const since = { validFrom: '2019-01-01' }
const tree = unitTreeAt(
  [
    { code: 'rf', kind: 'assembly', name: 'Fullmäktige', ...since },
    { code: 'hsn', kind: 'committee', name: 'Vårdnämnden', parent: 'rf', ...since },
    { code: 'nus', kind: 'unit', name: 'Sjukhuset', parent: 'hsn', ...since },
    { code: 'rs', kind: 'executiveBoard', name: 'Styrelsen', parent: 'rf', ...since },
  ],
  '2022-01-01',
)
const [TAX, RESULT] = [lineHolder('tax_revenue'), lineHolder('result')]
const [HSN, CARE, NUS, RS, RF] = [
  unitHolder('hsn'),
  unitHolder('hsn', 'vard'),
  unitHolder('nus'),
  unitHolder('rs'),
  unitHolder('rf'),
]
const entry = (id: string, from: Entry['from'], to: Entry['to'], amount: number): Entry => ({
  id,
  from,
  to,
  year: 2022,
  amount: ore(amount),
  reason: `Rad ${id}`,
  permanence: 'permanent',
})
const decision = (id: string, date: string, entries: Entry[], more: Partial<BudgetDecision> = {}): BudgetDecision => ({
  id,
  kind: 'regionalPlan',
  state: 'decided',
  body: 'assembly',
  date,
  paragraph: '78',
  caseNumber: 'RS 1-2021',
  title: `Beslut ${id}`,
  reason: 'Skäl',
  entries,
  ...more,
})
const decisions = [
  decision('plan', '2021-06-15', [
    entry('1', TAX, RESULT, 1_000),
    entry('2', RESULT, HSN, 700),
    entry('3', RESULT, RS, 200),
    entry('4', RESULT, RF, 9),
  ]),
  decision('delning', '2021-11-10', [entry('1', HSN, CARE, 400), entry('2', HSN, NUS, 250)], {
    kind: 'allocation',
    body: 'committee',
    unit: 'hsn',
  }),
  decision('flytt', '2022-03-01', [entry('1', RS, NUS, 7)], {
    kind: 'reallocation',
    exception: { kind: 'exceptionalReasons', year: 2022, amount: ore(5), reason: 'Pandemin' },
  }),
]
const known = {
  decisions,
  tree,
  activities: [{ unit: 'hsn', id: 'vard', name: 'Vård', treatment: 'indexed' as const, position: 1 }],
}
const source = budgetSource(known)

const REFS: [FigureRef, number][] = [
  [budgetRef.frame('hsn', 2022), 707],
  [budgetRef.frame('hsn', 2022, { asOf: '2022-02-28' }), 700],
  [budgetRef.frame('hsn', 2022, { activity: 'vard' }), 400],
  [budgetRef.frame('nus', 2022), 257],
  [budgetRef.undistributed('hsn', 2022), 50],
  [budgetRef.frame('region', 2022), 909],
  [budgetRef.line('tax_revenue', 2022), 1_000],
  [budgetRef.result(2022), 91],
]

describe('a figure of the journal', () => {
  it.each(REFS)('%s is known and recomputes from its leaves', async (ref, value) => {
    expect(source.resolve(ref)).toMatchObject({ ref, value, unit: 'ore', state: 'known' })
    const node = (await source.explain(ref))!
    expect(node.value).toBe(value)
    expect(recompute(node)).toBe(value)
    const leaves = (one: ExplainNode): ExplainNode[] => (one.children.length === 0 ? [one] : one.children.flatMap(leaves))
    for (const leaf of leaves(node)) expect(leaf.source).toMatchObject({ kind: 'registered' })
    const nodes = (one: ExplainNode): ExplainNode[] => [one, ...one.children.flatMap(nodes)]
    for (const one of nodes(node)) expect([one.ref, source.resolve(one.ref as FigureRef)?.value]).toEqual([one.ref, one.value])
  })

  it('has the addresses of the contract', () => {
    expect(REFS.map(([ref]) => ref)).toEqual([
      'budget:frame@HSN/2022',
      'budget:frame@HSN/2022?asOf=2022-02-28',
      'budget:frame/vard@HSN/2022',
      'budget:frame@NUS/2022',
      'budget:undistributed@HSN/2022',
      'budget:frame@region/2022',
      'budget:line/tax_revenue@region/2022',
      'budget:result@region/2022',
    ])
  })

  it('names who decided, when, the paragraph and the case at every leaf', async () => {
    const node = (await source.explain(budgetRef.frame('hsn', 2022)))!
    expect(node.children.map((one) => [one.label.sv, one.value, one.note?.sv])).toEqual([
      ['Beslut plan', 700, 'Fullmäktige 15 juni 2021, § 78, RS 1-2021'],
      ['Beslut flytt', 7, 'Fullmäktige 1 mars 2022, § 78, RS 1-2021'],
    ])
    expect(node.children[1]!.children[0]).toMatchObject({
      label: { sv: 'Styrelsen → Sjukhuset: Rad 1' },
      source: { kind: 'registered', place: 'Fullmäktige 1 mars 2022, § 78, RS 1-2021' },
    })
  })

  it('shows the exception with the result', async () => {
    expect((await source.explain(budgetRef.result(2022)))!.note?.sv).toBe(
      'Undantag från balanskravet: synnerliga skäl, 0,00000005\u00a0mkr: Pandemin (Fullmäktige 1 mars 2022, § 78, RS 1-2021).',
    )
  })

  it('is missing where nobody has decided anything, and unknown where nobody could', async () => {
    expect(source.resolve(budgetRef.frame('hsn', 2024))).toMatchObject({ value: null, state: 'missing' })
    expect((await source.explain(budgetRef.frame('hsn', 2024)))!.note?.sv).toContain('Inget beslut för 2024')
    for (const ref of [
      'budget:frame@XYZ/2022',
      'budget:frame/x@HSN/2022',
      'budget:line/x@region/2022',
      'budget:frame@HSN/2022-03',
      'budget:frame@HSN/2022?decision=x',
    ])
      expect([ref, source.resolve(ref as FigureRef)]).toEqual([ref, undefined])
  })

  it('has one frame for everybody who holds money, those with activities first in their printed order', () => {
    expect(frameHolders(known, 2022)).toEqual(['hsn', 'rf', 'rs'])
  })
})
