// Scenarios, party budgets and amendments as their users meet them: levers, funding, what one proposal does to another, undo.
import { describe, expect, test } from 'vitest'
import type { Actor, Grant, PersonId } from '../../kernel/actor.ts'
import { LEAF, resultRef, rowRef } from '../refs.ts'
import { buildSheet } from '../sheet.ts'
import { branchInput, leafWords } from './apply.ts'
import { type BranchHead, mayAuthor, mayBecome, mayPublish, mayReadBranch } from './branch.ts'
import { checkFunding, checkResult, raisesFrames } from './checks.ts'
import { comparedTables, diffSheets } from './diff.ts'
import { effectOf, effectOn, mergePreview } from './effect.ts'
import { leverChanges } from './levers.ts'
import { amendmentChanges } from './meeting/amendment.ts'
import { closingOf } from './meeting/decide.ts'
import { EXAMPLE_STRUCTURE, exampleInput, exampleProposal, mkr } from './testing.ts'

const BASE = exampleInput()
const SHEET = buildSheet(BASE)
const DAY = '2022-05-01'

const branch = (more: Partial<BranchHead> = {}): BranchHead => ({
  id: 'g',
  plan: EXAMPLE_STRUCTURE.id,
  kind: 'partyBudget',
  name: 'Vårt förslag',
  ownerName: 'Grupp G',
  partyGroup: 'g',
  officials: [],
  state: 'private',
  exceptions: [],
  version: 1,
  ...more,
})

const person = (id: string, ...grants: Omit<Grant, 'from' | 'unit'>[]): Actor => ({
  name: id,
  person: id as PersonId,
  grants: grants.map((grant) => ({ unit: 'rf', from: '2022-01-01', ...grant })),
})

describe('a lever', () => {
  test('of 10 öre more in tax is felt every year: the rate’s share of the revenue', () => {
    const [first, ...later] = effectOf(SHEET, leverChanges(BASE, { tax_rate: 10 }))
    expect(first!.result).toBe(Math.round((mkr(1500) * 10) / 1135))
    expect(later.every((one) => one.result! > 0)).toBe(true)
    expect(first!.frames).toBe(0)
  })

  test('of a committee’s frame gives it the whole amount the first year, spread over its indexed activities by size', () => {
    const changes = leverChanges(BASE, { 'frame.hsn': 30 })
    expect(changes).toEqual([
      { ref: LEAF.adjustment('hsn', 'sjukhusvard', 2023), add: mkr(20) },
      { ref: LEAF.adjustment('hsn', 'primarvard', 2023), add: mkr(10) },
    ])
    expect(effectOf(SHEET, changes)[0]).toMatchObject({ frames: mkr(30), result: -mkr(30) })
  })

  test('of the price index moves indexed rows only', () => {
    const after = SHEET.with(leverChanges(BASE, { price_index: 10 })).sheet
    expect(after.value(rowRef('rs', 'pensioner', 'frame', 2023))).toBe(SHEET.value(rowRef('rs', 'pensioner', 'frame', 2023)))
    expect(after.value(rowRef('rs', 'service', 'frame', 2023))! - SHEET.value(rowRef('rs', 'service', 'frame', 2023))!).toBe(
      mkr(3),
    )
  })

  test('of pensions, tax base, grants, income and investments each move what they are named after', () => {
    const effect = (settings: Record<string, number>) => effectOf(SHEET, leverChanges(BASE, settings)).map(({ result }) => result)
    expect(effect({ pension_cost: 10 })).toEqual([-mkr(10), -mkr(10), -mkr(10), -mkr(10)])
    expect(effect({ grants: 10 })).toEqual([mkr(10), mkr(10), mkr(10), mkr(10)])
    expect(effect({ financial_income: -5 })).toEqual([-mkr(5), -mkr(5), -mkr(5), -mkr(5)])
    expect(effect({ tax_base: 10 })[0]).toBe(mkr(15))
    expect(effect({ tax_base: 10 })[1]).toBe(Math.round(mkr(1560) * 0.0201))
    // Investments are felt as depreciation from the year after: 10 % of 90 over 25 years and of 20 over 5.
    expect(effect({ investments: 10 })).toEqual([0, -mkr(0.36) - mkr(0.4), -mkr(0.72) - mkr(0.8), -mkr(1.08) - mkr(1.2)])
  })
})

describe('a proposal', () => {
  const more = exampleProposal(1, {
    title: 'Fler läkare',
    changes: [{ ref: LEAF.adjustment('hsn', 'primarvard', 2023), add: mkr(5) }],
  })
  const less = exampleProposal(2, { changes: [{ ref: LEAF.adjustment('rs', 'service', 2023), add: -mkr(5) }] })
  const index = exampleProposal(3, { changes: [{ ref: LEAF.input('price_index_ppm', 2024), add: 10_000 }] })

  test('that raises frames says how it is paid for before it counts; one that lowers them need not', () => {
    expect([more, less].map((one) => raisesFrames(SHEET, one))).toEqual([true, false])
    expect(checkFunding(SHEET, [more, less]).map(({ cell }) => cell)).toEqual(['forslag-1'])
    expect(checkFunding(SHEET, [{ ...more, funding: { kind: 'result', note: 'Lägre resultat' } }])).toEqual([])
  })

  test('that moves money between committees raises nothing', () => {
    expect(raisesFrames(SHEET, { changes: [...more.changes, ...less.changes] })).toBe(false)
    const within = {
      changes: [
        { ref: LEAF.once('hsn', 'primarvard', 2023), add: 100 },
        { ref: LEAF.once('rs', 'service', 2023), add: -100 },
      ],
    }
    expect(raisesFrames(SHEET, within)).toBe(false)
  })

  test('rejected, amended or withdrawn does not count, and is still there to be read', () => {
    const proposals = (['rejected', 'amended', 'withdrawn'] as const).map((state, at) => ({ ...more, no: at + 1, state }))
    expect(branchInput(BASE, { name: 'G', proposals }).leaves).toEqual(BASE.leaves)
    expect(proposals).toHaveLength(3)
  })

  test('says in the leaf what changed it, in the plan’s own words', () => {
    const input = branchInput(BASE, { name: 'Vårt förslag', proposals: [more] })
    expect(input.leaves.get(LEAF.adjustment('hsn', 'primarvard', 2023))).toMatchObject({
      label: { sv: 'Primärvård: beslutad ändring' },
      source: 'Vårt förslag, förslag 1: Fler läkare',
    })
    expect(leafWords(LEAF.input('tax_rate_change', 2023), EXAMPLE_STRUCTURE).unit).toBe('count')
    expect(leafWords(LEAF.investment('it', 2023), EXAMPLE_STRUCTURE).label.sv).toBe('IT: investering')
  })

  test('adopted changes what another does: a higher index is felt by a raised frame, and is told', () => {
    const [told, ...rest] = effectOn(SHEET, index, [more, less, index])
    expect(rest).toHaveLength(1)
    expect(told!.proposal.no).toBe(1)
    const result = told!.moved.find(({ ref }) => ref === resultRef('result_incl_fin', 2024))!
    expect(result.after - result.alone).toBe(-mkr(0.05))
    expect(effectOn(SHEET, more, [less])).toEqual([])
  })

  test('on the same leaf as another is told even when the sums are the same', () => {
    const same = { ...more, no: 4 }
    expect(effectOn(SHEET, more, [same])[0]!.sameLeaves).toEqual([LEAF.adjustment('hsn', 'primarvard', 2023)])
  })

  test('merged one by one shows what each does where it then stands', () => {
    const steps = mergePreview(SHEET, [index, more])
    expect(steps.map(({ effect }) => effect[0]!.result)).toEqual([0, -mkr(5)])
    expect(steps[1]!.effect[1]!.result).toBe(-Math.round(mkr(5) * 1.025))
  })

  test('once decided is not decided again; withdrawn it may come back', () => {
    expect(mayBecome('proposed', 'adopted')).toBe(true)
    expect(mayBecome('adopted', 'rejected')).toBe(false)
    expect(mayBecome('withdrawn', 'proposed')).toBe(true)
  })
})

describe('a result of zero or less', () => {
  const poor = SHEET.with([{ ref: LEAF.input('general_state_grants', 2023), add: -mkr(81.6) }]).sheet
  const poorer = poor.with([{ ref: LEAF.input('general_state_grants', 2025), add: -mkr(500) }]).sheet

  test('in the budget year needs its ground; in a plan year it is said', () => {
    expect(poor.value(resultRef('result_incl_fin', 2023))).toBe(0)
    expect(checkResult(SHEET, [])).toEqual([])
    expect(checkResult(poorer, []).map(({ severity, cell }) => [severity, cell])).toEqual([
      ['error', 'undantag-2023'],
      ['warning', 'undantag-2025'],
    ])
    const exception = { kind: 'exceptionalReasons' as const, year: 2023, amount: mkr(1) as never, reason: 'Stark ställning' }
    expect(checkResult(poor, [exception])).toEqual([])
  })
})

describe('two plans compared', () => {
  test('name the table, the line, the column, both values and why the result moved', () => {
    const other = buildSheet(
      branchInput(BASE, {
        name: 'G',
        proposals: [
          exampleProposal(1, { changes: leverChanges(BASE, { 'frame.hsn': 30, tax_rate: 10, pension_cost: 10, grants: 20 }) }),
        ],
      }),
    )
    const { tables, waterfalls } = diffSheets(SHEET, other, comparedTables(EXAMPLE_STRUCTURE))
    expect(tables.map(({ id }) => id)).toEqual([
      'frames-by-committee',
      'frames-by-activity',
      'result-budget',
      'cash-flow-budget',
      'balance-budget',
      'inputs',
    ])
    const cell = tables[0]!.cells.find(({ column }) => column === 'plan_2023')!
    expect(cell).toMatchObject({ id: 'Regionstyrelsen', difference: mkr(10), unit: 'ore' })
    expect(waterfalls[0]!.steps.map(({ id, amount }) => [id, amount])).toEqual([
      ['frame.hsn', -mkr(30)],
      ['pensions', -mkr(10)],
      ['tax', Math.round((mkr(1500) * 10) / 1135)],
      ['grants', mkr(20)],
    ])
  })

  test('that are the same differ in nothing', () => {
    const { tables, waterfalls } = diffSheets(SHEET, SHEET, comparedTables(EXAMPLE_STRUCTURE))
    expect(tables).toEqual([])
    expect(waterfalls.every(({ steps }) => steps.length === 0)).toBe(true)
  })
})

describe('an amendment in the meeting', () => {
  const wish = { unit: 'hsn', activity: 'primarvard', year: 2024, permanence: 'permanent' as const }
  test('to a new frame gives exactly that frame', () => {
    const changes = amendmentChanges(SHEET, { ...wish, amount: { frame: mkr(540) } })
    expect(changes.ok && SHEET.with(changes.value).sheet.value(rowRef('hsn', 'primarvard', 'frame', 2024))).toBe(mkr(540))
  })
  test('of a whole committee is spread to the öre, and a forecast moves by its level', () => {
    const { activity: _, ...committee } = wish
    const spread = amendmentChanges(SHEET, { ...committee, amount: { change: 1 } })
    expect(spread.ok && spread.value).toEqual([{ ref: LEAF.adjustment('hsn', 'sjukhusvard', 2024), add: 1 }])
    const level = amendmentChanges(SHEET, { ...wish, unit: 'rs', activity: 'pensioner', amount: { change: mkr(3) } })
    expect(level.ok && level.value).toEqual([{ ref: LEAF.level('rs', 'pensioner', 2024), add: mkr(3) }])
  })
  test('of depreciation, another year, another committee or nothing is refused with what to do', () => {
    const codeOf = (more: object) => {
      const made = amendmentChanges(SHEET, { ...wish, amount: { change: mkr(1) }, ...more })
      return made.ok ? 'ok' : made.findings[0]!.code
    }
    expect(codeOf({ unit: 'rs', activity: 'avskrivningar' })).toBe('plan/amendment-depreciation')
    expect(codeOf({ year: 2022 })).toBe('plan/amendment-year')
    expect(codeOf({ unit: 'xx' })).toBe('plan/amendment-row')
    expect(codeOf({ amount: { change: 0 } })).toBe('plan/amendment-nothing')
  })
  test('adopted becomes an entry of the decision, with its ground and its funding; the rest is kept as leaves', () => {
    const proposals = [
      exampleProposal(1, {
        title: 'Fler läkare',
        state: 'adopted',
        funding: { kind: 'result', note: 'Lägre resultat.' },
        changes: [{ ref: LEAF.adjustment('hsn', 'primarvard', 2023), add: mkr(5) }],
      }),
      exampleProposal(2, { state: 'adopted', changes: [{ ref: LEAF.input('tax_rate_change', 2023), add: 10 }] }),
      exampleProposal(3, { state: 'rejected', changes: [{ ref: LEAF.adjustment('rs', 'service', 2023), add: mkr(9) }] }),
      exampleProposal(4, { state: 'adopted', changes: [{ ref: LEAF.once('rs', 'service', 2024), set: -mkr(2) }] }),
    ]
    const { decision, leaves } = closingOf(BASE, { ...branch({ kind: 'meeting', state: 'published' }), proposals }, CLOSING)
    expect(decision).toMatchObject({
      state: 'decided',
      paragraph: '61',
      funding: { kind: 'result', note: 'Förslag 1: Lägre resultat.' },
    })
    expect(decision.entries).toEqual([
      {
        id: 'b-1',
        from: 'line/result',
        to: 'unit/hsn/primarvard',
        year: 2023,
        amount: mkr(5),
        reason: 'Förslag 1: Fler läkare',
        permanence: 'permanent',
      },
      {
        id: 'b-2',
        from: 'unit/rs/service',
        to: 'line/result',
        year: 2024,
        amount: mkr(2),
        reason: 'Förslag 4: Förslag 4',
        permanence: 'temporary',
      },
    ])
    expect(leaves).toEqual([{ ref: LEAF.input('tax_rate_change', 2023), add: 10 }])
  })
})

const CLOSING = {
  id: 'b',
  kind: 'supplementaryBudget' as const,
  body: 'assembly' as const,
  date: '2022-06-15',
  paragraph: '61',
  caseNumber: 'D 1-2022',
  title: 'Tilläggsbudget',
  reason: 'Mötets beslut',
}

describe('a private party budget', () => {
  const member = person('mia', { role: 'elected', partyGroup: 'g' })
  const secretary = person('sam', { role: 'official', partyGroup: 'g' })
  const official = person('ove', { role: 'official' })
  const others = [
    person('ada', { role: 'administrator' }),
    person('rut', { role: 'auditor' }),
    person('kim', { role: 'controller' }),
    person('maj', { role: 'manager' }),
    person('eli', { role: 'elected' }),
    person('per', { role: 'elected', partyGroup: 'h' }),
    person('mix', { role: 'elected', partyGroup: 'g' }, { role: 'administrator' }),
    official,
    { name: 'lokal' },
  ]

  test('is read by its group and by nobody else, whatever their role', () => {
    expect([member, secretary].map((one) => mayReadBranch(branch(), one, DAY))).toEqual([true, true])
    expect(others.filter((one) => mayReadBranch(branch(), one, DAY)).map(({ name }) => name)).toEqual([])
  })
  test('is read by an official it names, as long as that person is one and does not administer the system', () => {
    const named = branch({ officials: ['ove', 'ada', 'rut'] as PersonId[] })
    expect(mayReadBranch(named, official, DAY)).toBe(true)
    expect(mayReadBranch(named, person('ada', { role: 'administrator' }, { role: 'official' }), DAY)).toBe(false)
    expect(mayReadBranch(named, person('rut', { role: 'auditor' }), DAY)).toBe(false)
    expect(mayAuthor(named, official, DAY)).toBe(false)
  })
  test('is written by the group, published by its elected, and then read by all', () => {
    expect([member, secretary, official].map((one) => mayAuthor(branch(), one, DAY))).toEqual([true, true, false])
    expect([member, secretary, official].map((one) => mayPublish(branch(), one, DAY))).toEqual([true, false, false])
    expect(others.every((one) => mayReadBranch(branch({ state: 'published' }), one, DAY))).toBe(true)
  })
  test('of a member who has left is not that person’s to read', () => {
    const { grants, ...left } = member
    expect(mayReadBranch(branch(), { ...left, grants: grants!.map((one) => ({ ...one, to: '2022-04-30' })) }, DAY)).toBe(false)
  })
})

describe('a scenario', () => {
  const scenario = branch({ kind: 'scenario', owner: 'kim' as PersonId })
  const { partyGroup: _, ...own } = scenario
  test('is its owner’s until it is published', () => {
    const [kim, eli] = [person('kim', { role: 'controller' }), person('eli', { role: 'controller' })]
    expect([kim, eli, { name: 'lokal' }].map((one) => mayReadBranch(own, one, DAY))).toEqual([true, false, false])
    expect(mayReadBranch({ ...own, state: 'published' }, eli, DAY)).toBe(true)
    expect(mayAuthor({ ...own, state: 'published' }, eli, DAY)).toBe(false)
    expect(mayAuthor({ ...own, state: 'closed' }, kim, DAY)).toBe(false)
  })
})
