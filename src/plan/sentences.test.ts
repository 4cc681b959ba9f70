// The plan in words, the clauses, the goals and the addresses: what a change of the plan says differently.
import { describe, expect, it } from 'vitest'
import type { FinancialGoal } from '../goals/model.ts'
import { decimal } from '../kernel/decimal.ts'
import type { FigureRef } from '../kernel/figure.ts'
import { text } from '../kernel/text.ts'
import { planSource } from './figures.ts'
import { planGoals } from './planGoals.ts'
import { frameRef, LEAF, resultRef } from './refs.ts'
import { changedSentences, failingYears, planClauses, planSentences, sentenceText } from './sentences.ts'
import { buildSheet } from './sheet.ts'
import { exampleInput, leaf } from './testing.ts'

const MKR = 100_000_000
const sheet = buildSheet(exampleInput())
const said = (id: string, of = sheet) =>
  sentenceText(of, [...planSentences(of), ...planClauses(of)].find((one) => one.id === id)!, 'sv').replaceAll('\u00a0', ' ')

describe('the plan in words', () => {
  it('begins with the result of every year', () => {
    expect(said('result')).toBe('Resultatet blir 47 mkr 2023, 219 mkr 2024, 30 mkr 2025 och 80 mkr 2026.')
  })

  it('says the same in English', () => {
    const english = planSentences(sheet).map((one) => sentenceText(sheet, one, 'en').replaceAll('\u00a0', ' '))
    expect(english[0]).toBe('The result is SEK 47 m in 2023, SEK 219 m in 2024, SEK 30 m in 2025 and SEK 80 m in 2026.')
    expect(english[1]).toBe(
      'To cover the financial costs of 2023 operations must give SEK 216 m; the plan gives SEK 86 m, SEK 130 m too little.',
    )
  })

  it('tells which operating result the financial costs need, and what is lacking', () => {
    expect(said('need')).toBe(
      'För att täcka de finansiella kostnaderna 2023 behöver verksamheten ge 216 mkr; planen ger 86 mkr, 130 mkr för lite.',
    )
  })

  it('names the years that do not meet the balance requirement, gains from sales taken out', () => {
    expect(failingYears(sheet)).toEqual([])
    const { sheet: sold } = sheet.with([
      { ref: LEAF.input('realised_gains', 2023), set: 60 * MKR },
      { ref: LEAF.once('rs', 'service', 2025), set: 31 * MKR },
    ])
    expect(sold.value(resultRef('result_incl_fin', 2023))).toBe(sheet.value(resultRef('result_incl_fin', 2023)))
    expect(failingYears(sold)).toEqual([2023, 2025])
    expect(said('balance_requirement', sold)).toContain('inte uppfyllt 2023, 2025')
    expect(said('balance_requirement')).toBe('Balanskravet är uppfyllt alla år.')
  })

  it('does not call a requirement met that cannot be tested', () => {
    const unknown = buildSheet(exampleInput([[LEAF.input('tax_revenue', 2024), leaf(null)]]))
    expect(said('balance_requirement', unknown)).toContain('går inte att pröva 2024')
  })

  it('has a clause for the tax rate, every committee, the result, the investments and the plan', () => {
    expect(planClauses(sheet).map(({ id }) => id)).toEqual([
      'tax_rate',
      'frame/rs',
      'frame/hsn',
      'result_budget',
      'investments',
      'plan',
    ])
    expect(said('tax_rate')).toBe('att skattesatsen 2023 är 11,35 kronor per 100 kronor,')
    expect(said('frame/hsn')).toBe('att ramen för Hälso- och sjukvårdsnämnd 2023 är 5 952,5 mkr,')
  })

  it('changes only where the change reaches, and asks for an exception when the result is gone', () => {
    const { sheet: more } = sheet.with([{ ref: LEAF.once('hsn', 'vard', 2023), set: 60 * MKR }])
    const changed = changedSentences(sheet, more)
    expect(changed.map(({ id }) => id)).toEqual([
      'result',
      'need',
      'growth',
      'cash',
      'balance_requirement',
      'frame/hsn',
      'result_budget',
      'exception',
    ])
    expect(changed.at(-1)).toMatchObject({
      kind: 'clause',
      after: { sv: expect.stringContaining('undantag från balanskravet 2023') },
    })
    expect(changed.at(-1)?.before).toBeUndefined()
    expect(changedSentences(more, sheet).at(-1)).toMatchObject({ id: 'exception', before: expect.anything() })
    expect(changedSentences(sheet, sheet)).toEqual([])
  })
})

const goal = (
  id: string,
  test: 'least' | 'most',
  limit: string,
  period: FinancialGoal['parts'][number]['formula']['period'],
): FinancialGoal => ({
  id,
  name: text(id, id),
  year: 2023,
  basis: 'plan',
  parts: [
    {
      kind: 'year',
      formula: { id, version: 1, description: text('Mått', 'Measure'), test, limit: decimal(limit), unit: '%', period },
      outcome: { value: decimal('99'), place: 'Tryckt', forecast: false },
    },
  ],
})

describe('financial goals', () => {
  const assessed = (one: FinancialGoal) => planGoals(sheet, [one])[0]!.parts[0]!.assessment

  it('are judged on the plan, not on what was printed', () => {
    expect(assessed(goal('result', 'least', '1', { kind: 'year' }))).toMatchObject({ assessment: 'notMet' })
    expect(assessed(goal('selffin', 'least', '100', { kind: 'year' })).assessment).toBe('met')
    expect(assessed(goal('result', 'least', '0.1', { kind: 'mean', first: 2023, last: 2026 })).assessment).toBe('met')
  })

  it('let the worst year decide a ceiling', () => {
    // 2 471 of 9 745 is 25,4 % the first year, less later.
    expect(assessed(goal('debt', 'most', '25', { kind: 'ceiling' })).assessment).toBe('notMet')
    expect(assessed(goal('debt', 'most', '26', { kind: 'ceiling' })).reason.sv).toContain('25,4\u00a0%')
    // 25,4 % would not be met; what is said is what it was judged on.
    expect(assessed(goal('debt', 'most', '25.36', { kind: 'ceiling' }))).toMatchObject({
      assessment: 'met',
      reason: { sv: expect.stringContaining('25,356593\u00a0%') },
    })
  })

  it('say when the plan does not compute the measure', () => {
    expect(assessed(goal('pension', 'least', '57', { kind: 'year' })).reason.sv).toContain('räknar inte det här måttet')
  })
})

describe('addresses of the plan', () => {
  const raised = sheet.with([{ ref: LEAF.input('tax_rate_change', 2023), set: 50 }]).sheet
  const source = planSource((branch) => (branch === undefined ? sheet : branch === 'hojd' ? raised : undefined))
  const ref = resultRef('tax_income', 2023)

  it('answer in the plan as it stands and in a branch, each with its own explanation', async () => {
    const asked = `${ref}?branch=hojd` as FigureRef
    expect(source.resolve(ref)?.value).toBe(7428 * MKR)
    expect(source.resolve(asked)).toMatchObject({ ref: asked, value: raised.value(ref) })
    const node = await source.explain(asked)
    expect(node).toMatchObject({ ref: asked, value: raised.value(ref) })
    expect(node!.children.map((child) => child.ref)).toEqual([
      'plan:input/tax_revenue@region/2023?branch=hojd',
      'plan:tax/change@region/2023?branch=hojd',
    ])
  })

  it('do not answer for a branch nobody may see, printed figures or other rooms', () => {
    expect(source.resolve(`${ref}?branch=annan` as FigureRef)).toBeUndefined()
    expect(source.resolve(`${ref}?source=published` as FigureRef)).toBeUndefined()
    expect(source.resolve('ledger:account/3011@HSN/2020' as FigureRef)).toBeUndefined()
    expect(source.resolve(frameRef('hsn', 'frame', 2023))?.unit).toBe('ore')
  })
})
