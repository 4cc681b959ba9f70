// What stops a decision on money and what only has to be recorded. Every finding says what to do; all are said at once.
import { describe, expect, it } from 'vitest'
import { ore } from '../kernel/money.ts'
import { unitTreeAt } from '../organisation/model.ts'
import { COMPETENT_BODIES } from './bodies.ts'
import { checkDecision, exceptionsOf } from './checks.ts'
import { type BudgetDecision, DECISION_KINDS, type Entry } from './decision.ts'
import { groundsOf } from './grounds.ts'
import { type Holder, lineHolder, unitHolder } from './holder.ts'

const since = { validFrom: '2019-01-01' }
const tree = unitTreeAt(
  [
    { code: 'rf', kind: 'assembly', name: 'Fullmäktige', ...since },
    { code: 'rs', kind: 'executiveBoard', name: 'Styrelsen', parent: 'rf', ...since },
    { code: 'hsn', kind: 'committee', name: 'Vårdnämnden', parent: 'rf', ...since },
    { code: 'nus', kind: 'unit', name: 'Sjukhuset', parent: 'hsn', ...since },
  ],
  '2022-01-01',
)
const places = { tree, activities: [{ unit: 'hsn', id: 'vard', name: 'Vård', treatment: 'indexed' as const, position: 1 }] }

const MKR = 100_000_000
const [TAX, GRANT, RESULT, RESERVE] = (['tax_revenue', 'earmarked_grants', 'result', 'reserve'] as const).map(lineHolder) as [
  Holder,
  Holder,
  Holder,
  Holder,
]
const [HSN, CARE, NUS, RS] = [unitHolder('hsn'), unitHolder('hsn', 'vard'), unitHolder('nus'), unitHolder('rs')]

const move = (from: Holder, to: Holder, mkr: number, more: Partial<Entry> = {}): Entry => ({
  id: `${from}-${to}-${mkr}`,
  from,
  to,
  year: 2022,
  amount: ore(mkr * MKR),
  reason: 'Skäl',
  permanence: 'permanent',
  ...more,
})
const decision = (kind: BudgetDecision['kind'], entries: Entry[], more: Partial<BudgetDecision> = {}): BudgetDecision => ({
  id: kind,
  kind,
  state: 'decided',
  body: 'assembly',
  date: '2022-02-15',
  paragraph: '12',
  caseNumber: 'RS 1-2022',
  title: 'Beslut',
  reason: 'Skäl',
  entries,
  ...more,
})
const budget = decision('regionalPlan', [move(TAX, RESULT, 1_000), move(RESULT, HSN, 700), move(RESULT, RS, 200)], {
  id: 'budget',
  date: '2021-06-15',
})

const findings = (one: BudgetDecision, before: readonly BudgetDecision[] = [budget]) =>
  checkDecision(one, groundsOf(before, places))
const codes = (one: BudgetDecision, before?: readonly BudgetDecision[]) =>
  findings(one, before).map((found) => [found.code.replace('budget/', ''), found.cell])
const inHsn = { body: 'committee', unit: 'hsn' } as const

describe('a decision may be taken', () => {
  it.each([
    ['the budget', budget, []],
    [
      'a reallocation between committees by the board',
      decision('reallocation', [move(RS, HSN, 5)], { body: 'executiveBoard' }),
      [budget],
    ],
    ['a reallocation within a committee by the committee', decision('reallocation', [move(HSN, NUS, 5)], inHsn), [budget]],
    [
      'grants passed on by the board',
      decision('grantDistribution', [move(GRANT, HSN, 5), move(HSN, RS, 2)], { body: 'executiveBoard' }),
      [budget],
    ],
    [
      'a supplementary budget with its funding',
      decision('supplementaryBudget', [move(RESULT, HSN, 5)], { funding: { kind: 'result', note: 'Överskott' } }),
      [budget],
    ],
    ['more money paid by more tax', decision('supplementaryBudget', [move(TAX, HSN, 39)]), [budget]],
    ['an allocation of all that is held', decision('allocation', [move(HSN, CARE, 300), move(HSN, NUS, 400)], inHsn), [budget]],
  ] as const)('%s', (_, one, before) => {
    expect(findings(one, before)).toEqual([])
  })
})

describe('a decision is stopped when', () => {
  it('the body may not take it: every kind has its bodies with their law', () => {
    expect(codes(decision('supplementaryBudget', [move(TAX, HSN, 5)], { body: 'executiveBoard' }))).toEqual([
      ['body-not-competent', 'body'],
    ])
    expect(findings(decision('supplementaryBudget', [move(TAX, HSN, 5)], { body: 'executiveBoard' }))[0]!.message.sv).toBe(
      'Tilläggsbudget kan inte beslutas av styrelsen 15 februari 2022. Det gör fullmäktige. Välj rätt organ, eller en annan sorts beslut.',
    )
    for (const kind of DECISION_KINDS) expect(COMPETENT_BODIES[kind].source).not.toBe('')
  })

  it('a reallocation does not net to zero between units', () => {
    expect(codes(decision('reallocation', [move(TAX, HSN, 5)]))).toEqual([['reallocation-not-even', 'kind']])
  })

  it('a distribution of grants touches more than its grants', () => {
    expect(codes(decision('grantDistribution', [move(GRANT, HSN, 5), move(TAX, RS, 1)]))).toEqual([['grant-not-even', 'kind']])
    expect(codes(decision('grantDistribution', [move(HSN, GRANT, 5)]))).toEqual([['grant-not-even', 'kind']])
  })

  it('the result changes and nothing says how it is funded', () => {
    const unfunded = decision('supplementaryBudget', [move(RESULT, HSN, 5)])
    expect(codes(unfunded)).toEqual([['no-funding', 'fundingNote']])
    expect(findings(unfunded)[0]!.message.sv).toContain('ändrar resultatet 2022 med −5\u00a0mkr')
    expect(codes({ ...unfunded, funding: { kind: 'result', note: ' ' } })).toEqual([['no-funding', 'fundingNote']])
    expect(codes(decision('supplementaryBudget', [move(RESERVE, HSN, 5)]))).toEqual([['no-funding', 'fundingNote']])
  })

  it('an allocation goes above the frame, counting what was allocated before', () => {
    const first = decision('allocation', [move(HSN, CARE, 650)], { ...inHsn, id: 'a' })
    const second = decision('allocation', [move(HSN, NUS, 60)], { ...inHsn, id: 'b' })
    expect(codes(second, [budget, first])).toEqual([['above-frame', 'kind']])
    expect(findings(second, [budget, first])[0]!.message.sv).toBe(
      'Vårdnämnden har 50\u00a0mkr att fördela 2022 men ger 60\u00a0mkr: 10\u00a0mkr över ramen. Minska raderna, eller begär en större ram.',
    )
  })

  it('a committee reaches for other committees’ money', () => {
    expect(codes(decision('reallocation', [move(RS, HSN, 5)], inHsn))).toEqual([['outside-own-frame', 'from-0']])
    expect(codes(decision('allocation', [move(HSN, RS, 5)], { body: 'executiveBoard', unit: 'hsn' }))).toEqual([
      ['outside-own-frame', 'to-0'],
    ])
  })

  it('rows lack holder, amount, reason or year, all said at once', () => {
    const broken = decision(
      'regionalPlan',
      [
        move(HSN, HSN, 5),
        move(unitHolder('finnsinte'), unitHolder('hsn', 'saknas'), 5, { reason: ' ' }),
        move('' as Holder, 'unit/a/b/c' as Holder, 0, { year: 22 }),
      ],
      { title: '', reason: '', date: '2022-02-31', paragraph: undefined, body: 'committee' },
    )
    expect(codes(broken)).toEqual([
      ['no-title', 'title'],
      ['no-reason', 'reason'],
      ['no-date', 'date'],
      ['no-paragraph', 'paragraph'],
      ['no-unit', 'unit'],
      ['same-holder', 'to-0'],
      ['unknown-holder', 'from-1'],
      ['unknown-holder', 'to-1'],
      ['no-entry-reason', 'why-1'],
      ['unknown-holder', 'from-2'],
      ['unknown-holder', 'to-2'],
      ['no-amount', 'amount-2'],
      ['no-year', 'year-2'],
    ])
    expect(codes(decision('regionalPlan', []))).toEqual([['no-entries', 'from-0']])
  })
})

describe('a budgeted result of zero or less', () => {
  const deficit = decision('supplementaryBudget', [move(RESULT, HSN, 130)], { funding: { kind: 'result', note: 'Underskott' } })
  const exception = { kind: 'exceptionalReasons' as const, year: 2022, amount: ore(30 * MKR), reason: 'Pandemin' }

  it('needs an exception with amount and reason, and nothing more', () => {
    expect(codes(deficit)).toEqual([['no-exception', 'exceptionAmount']])
    expect(codes({ ...deficit, exception })).toEqual([])
    expect(codes({ ...deficit, exception: { ...exception, reason: '' } })).toEqual([
      ['exception-without-reason', 'exceptionReason'],
    ])
    expect(codes({ ...deficit, exception: { ...exception, amount: ore(10 * MKR) } })).toEqual([
      ['no-exception', 'exceptionAmount'],
    ])
    expect(codes({ ...deficit, exception: { ...exception, year: 2023 } })).toEqual([['no-exception', 'exceptionAmount']])
  })

  it('is met also at zero, and also when the reserve hides it', () => {
    const toZero = decision('supplementaryBudget', [move(RESULT, HSN, 100)], { funding: { kind: 'result', note: 'Allt' } })
    expect(codes(toZero)).toEqual([['no-exception', 'exceptionAmount']])
    const drawn = decision('supplementaryBudget', [move(RESERVE, HSN, 120)], { funding: { kind: 'reserve', note: 'Reserven' } })
    expect(codes(drawn)).toEqual([['no-exception', 'exceptionAmount']])
    expect(codes({ ...drawn, exception: { ...exception, kind: 'reserve', amount: ore(20 * MKR) } })).toEqual([])
  })

  it('is asked for once: later decisions stand on what is recorded until they need more', () => {
    const before = [budget, { ...deficit, exception }]
    expect(codes(decision('allocation', [move(HSN, CARE, 5)], inHsn), before)).toEqual([])
    const more = decision('supplementaryBudget', [move(RESULT, RS, 1)], { id: 'mer', funding: { kind: 'result', note: 'Mer' } })
    expect(codes(more, before)).toEqual([['no-exception', 'exceptionAmount']])
  })

  it('is asked of the budget year and not of plan years', () => {
    const plan = (year: number) => decision('regionalPlan', [move(RESULT, HSN, 5, { year })], { date: '2021-06-15' })
    expect(codes(plan(2022), [])).toEqual([['no-exception', 'exceptionAmount']])
    expect(codes(plan(2023), [])).toEqual([])
  })

  it('is shown downstream with its decision', () => {
    const taken = { ...deficit, exception }
    expect(exceptionsOf([budget, taken, { ...taken, state: 'draft' }], 2022)).toEqual([{ decision: taken, exception }])
    expect(exceptionsOf([taken], 2023)).toEqual([])
  })
})
