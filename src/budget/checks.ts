// What must be right before a decision on money is taken: every finding at once, each with what to do. A draft may lack all of it.
// Refuses: deciding what is politically wise. A budgeted deficit may be decided, with the amount and the reason on record.
import { type Finding, finding, hasErrors } from '../kernel/finding.ts'
import { isDate } from '../kernel/month.ts'
import { formatDate, formatList, text } from '../kernel/text.ts'
import { competentBodies, needsUnit } from './bodies.ts'
import { checkEntries, checkReach } from './checkEntries.ts'
import { checkMoney } from './checkMoney.ts'
import { type BalanceException, type BudgetDecision, countsAt } from './decision.ts'
import type { Grounds } from './grounds.ts'
import { BODY_WORDS, KIND_WORDS } from './words.ts'

/** Errors stop the decision; warnings are said and recorded. */
export function checkDecision(decision: BudgetDecision, grounds: Grounds): Finding[] {
  const entries = checkEntries(decision, grounds)
  return [
    ...checkHead(decision),
    ...checkBody(decision, grounds),
    ...entries,
    ...checkReach(decision, grounds),
    // Sums of entries that cannot be read say nothing.
    ...(hasErrors(entries) ? [] : checkMoney(decision, grounds)),
  ]
}

function checkHead({ title, reason, date, paragraph, caseNumber }: BudgetDecision): Finding[] {
  const found: Finding[] = []
  if (title.trim() === '')
    found.push(
      finding('budget/no-title', 'error', text('Beslutet saknar rubrik. Skriv en.', 'The decision has no title. Write one.'), {
        cell: 'title',
      }),
    )
  if (reason.trim() === '')
    found.push(
      finding(
        'budget/no-reason',
        'error',
        text('Beslutet saknar skäl. Skriv varför pengarna flyttas.', 'The decision has no reason. Say why the money moves.'),
        { cell: 'reason' },
      ),
    )
  if (!isDate(date))
    found.push(
      finding(
        'budget/no-date',
        'error',
        text(
          `Beslutets dag skrivs ÅÅÅÅ-MM-DD.${date ? ` Du skrev ”${date}”.` : ''}`,
          `The day of the decision is written YYYY-MM-DD.${date ? ` You wrote “${date}”.` : ''}`,
        ),
        { cell: 'date' },
      ),
    )
  if (!paragraph || !caseNumber)
    found.push(
      finding(
        'budget/no-paragraph',
        'warning',
        text(
          'Paragraf eller diarienummer saknas. Fyll i när protokollet är justerat.',
          'The paragraph or case number is missing. Fill it in when the minutes are signed.',
        ),
        { cell: 'paragraph' },
      ),
    )
  return found
}

function checkBody({ kind, body, unit, date }: BudgetDecision, grounds: Grounds): Finding[] {
  const found: Finding[] = []
  const bodies = isDate(date) ? competentBodies(kind, date) : undefined
  if (bodies && !bodies.includes(body)) {
    const may = (lang: 'sv' | 'en') =>
      formatList(
        bodies.map((one) => BODY_WORDS[one][lang].toLowerCase()),
        lang,
      )
    found.push(
      finding(
        'budget/body-not-competent',
        'error',
        text(
          `${KIND_WORDS[kind].sv} kan inte beslutas av ${BODY_WORDS[body].sv.toLowerCase()} ${formatDate(date)}. Det gör ${may('sv')}. Välj rätt organ, eller en annan sorts beslut.`,
          `${KIND_WORDS[kind].en} cannot be decided by ${BODY_WORDS[body].en.toLowerCase()}. It is for ${may('en')}. Choose that body or another kind of decision.`,
        ),
        { cell: 'body' },
      ),
    )
  }
  if (needsUnit(kind, body) && !unit)
    found.push(
      finding('budget/no-unit', 'error', text('Välj vilken nämnd som beslutar.', 'Choose which committee decides.'), {
        cell: 'unit',
      }),
    )
  if (unit && !grounds.isUnit(unit))
    found.push(
      finding(
        'budget/unknown-unit',
        'error',
        text(
          `Nämnden ”${unit}” finns inte i organisationen. Välj en i listan.`,
          `There is no committee “${unit}” in the organisation. Choose one in the list.`,
        ),
        { cell: 'unit' },
      ),
    )
  return found
}

/** Every exception from a balanced budget on record for a year: shown wherever the year's result is. */
export const exceptionsOf = (
  decisions: readonly BudgetDecision[],
  year: number,
): { decision: BudgetDecision; exception: BalanceException }[] =>
  decisions.flatMap((decision) =>
    countsAt(decision) && decision.exception?.year === year ? [{ decision, exception: decision.exception }] : [],
  )
