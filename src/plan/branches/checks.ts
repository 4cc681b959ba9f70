// What the law asks of a proposal before it is published or adopted: its funding, and a result above zero or its ground.
// Refuses nothing that is only being drafted; a draft is always saved.
import type { BalanceException } from '../../budget/model.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { formatNumber, type Text, text } from '../../kernel/text.ts'
import { resultRef } from '../refs.ts'
import type { Sheet } from '../sheetShape.ts'
import type { Proposal } from './branch.ts'
import { effectOf, RESULT_LINE } from './effect.ts'

/** Whether the frames are higher in some year with the proposal than without it. */
export const raisesFrames = (sheet: Sheet, proposal: Pick<Proposal, 'changes'>): boolean =>
  effectOf(sheet, proposal.changes).some(({ frames }) => (frames ?? 0) > 0)

/** More money without saying from where (KL 11:15). */
export function checkFunding(sheet: Sheet, proposals: readonly Proposal[]): Finding[] {
  return proposals
    .filter((one) => one.funding === undefined && raisesFrames(sheet, one))
    .map(({ no, title }) =>
      finding(
        'plan/proposal-unfunded',
        'error',
        text(
          `Förslag ${no}, ”${title}”, höjer ramarna utan att säga hur det betalas. Ange finansiering (KL 11 kap. 15 §).`,
          `Proposal ${no}, “${title}”, raises the frames without saying how it is paid for. State the funding (KL 11:15).`,
        ),
        { cell: `forslag-${no}` },
      ),
    )
}

/** Years whose result is zero or less, with the ground that has been recorded for them. */
export interface WeakYear {
  year: number
  result: number
  exception?: BalanceException
}

export const weakYears = (sheet: Sheet, exceptions: readonly BalanceException[]): WeakYear[] =>
  sheet.input.structure.years.flatMap((year) => {
    const result = sheet.value(resultRef(RESULT_LINE, year))
    if (typeof result !== 'number' || result > 0) return []
    const exception = exceptions.find((one) => one.year === year)
    return [{ year, result, ...(exception ? { exception } : {}) }]
  })

/** The budget year must have its ground; a plan year is said, since the law speaks of the budget (KL 11:5). */
export function checkResult(sheet: Sheet, exceptions: readonly BalanceException[]): Finding[] {
  const budgetYear = sheet.input.structure.years[0]
  return weakYears(sheet, exceptions)
    .filter(({ exception }) => exception === undefined)
    .map(({ year, result }) =>
      finding(
        'plan/result-not-positive',
        year === budgetYear ? 'error' : 'warning',
        notPositive(year, result, year === budgetYear),
        { cell: `undantag-${year}` },
      ),
    )
}

function notPositive(year: number, result: number, budget: boolean): Text {
  const [sv, en] = (['sv', 'en'] as const).map((lang) => formatNumber(result / 100_000_000, 1, lang))
  return budget
    ? text(
        `Resultatet ${year} blir ${sv} mkr. Intäkterna ska överstiga kostnaderna: ange undantag och skäl (KL 11 kap. 5 §).`,
        `The result of ${year} is SEK ${en} m. Income shall exceed costs: state the exception and why (KL 11:5).`,
      )
    : text(`Resultatet ${year} blir ${sv} mkr i planen.`, `The result of ${year} is SEK ${en} m in the plan.`)
}
