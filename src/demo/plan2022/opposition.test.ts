// The opposition's supplementary budget 2021 as a branch gives every cell it prints, but for those it contradicts itself; the
// alternatives of 2023 do what the planning conditions say of them.
import { describe, expect, it } from 'vitest'
import { ORE_PER_MKR, type Ore, ore, roundOre, mkr as shown } from '../../kernel/money.ts'
import { checkFunding, checkResult } from '../../plan/branches/checks.ts'
import { branchInput, buildSheet, type PlanInput, resultRef } from '../../plan/model.ts'
import { ALLIANCE, planFacts } from '../publishedPlan.ts'
import { demoBranches } from './branches.ts'
import { OPPOSITION_CONTRADICTIONS } from './contradicted.ts'
import { planInput2022 } from './leaves.ts'
import { planInput2021, printedFrameLines } from './opposition.ts'

const branches = demoBranches()
const named = (id: string) => branches.find((one) => one.id === id)!
const sheetOf = (input: PlanInput, id: string) => buildSheet(branchInput(input, named(id)))

describe('the opposition’s supplementary budget 2021', () => {
  const sheet = sheetOf(planInput2021(), 'alliansen-2021')
  const printed = planFacts().filter((one) => one.document === ALLIANCE && one.ref.startsWith('plan:table/'))

  it('gives every printed cell, except those named as contradicted', () => {
    const own = ({ ref, unit, precision }: (typeof printed)[number]) => {
      const value = sheet.value(ref) ?? null
      if (value === null) return null
      return unit === 'percent'
        ? roundOre(ore(Math.round(value * 1e8)), 1e8, precision, 'half-away')
        : roundOre(value as Ore, ORE_PER_MKR, precision, 'half-away')
    }
    const differ = printed
      .filter((fact) => own(fact) !== fact.value)
      .map((fact) => ({ ref: fact.ref, printed: fact.value, own: own(fact) }))
    expect(differ).toEqual(
      OPPOSITION_CONTRADICTIONS.map(({ ref, printed: value, own: mine }) => ({ ref, printed: value, own: mine })),
    )
    expect(printed.length).toBe(47 + 52)
  })

  it('has one proposal per printed line and none for the printed totals', () => {
    const lines = printedFrameLines()
    expect([lines.length, lines.filter((row) => row.group === 'total').length]).toEqual([47, 4])
    expect(named('alliansen-2021').proposals.length).toBe(43 + 2)
    expect(shown(sheet.value(resultRef('result_incl_fin', 2021)) as Ore)).toBe(243)
  })
})

describe('the alternatives and examples of 2023', () => {
  const plan = planInput2022()

  it('a reduction of 167 makes the operating result cover the financial costs, 216', () => {
    expect(sheetOf(plan, 'alternativ-2023-reducering').value(resultRef('operating_result', 2023))).toBe(216 * ORE_PER_MKR)
  })

  it('an index of 2,2 per cent gives 127 of the 167: the print takes the two as equal', () => {
    const before = buildSheet(plan).value(resultRef('operating_result', 2023))!
    const after = sheetOf(plan, 'alternativ-2023').value(resultRef('operating_result', 2023))!
    expect(shown(ore(after - before))).toBe(127)
  })

  it('every published branch says how it is paid for and has a result above zero', () => {
    for (const branch of branches) {
      const base = branch.plan === '2021' ? planInput2021() : plan
      expect(checkFunding(buildSheet(base), branch.proposals), branch.id).toEqual([])
      expect(checkResult(buildSheet(branchInput(base, branch)), branch.exceptions), branch.id).toEqual([])
    }
  })

  it('made-up party budgets are called so, and there are two for the same year', () => {
    const made = branches.filter((one) => one.id.startsWith('syntetiskt'))
    expect(made.map(({ plan: on, kind }) => [on, kind])).toEqual(Array(2).fill(['2023-2026', 'partyBudget']))
    expect(made.every(({ name }) => name.includes('syntetiskt'))).toBe(true)
  })
})
