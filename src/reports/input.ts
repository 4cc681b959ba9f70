// What the form of a report's decision says → a decision, or every finding at once with its field.
// Refuses: a day that does not exist and texts without end; an empty field means that it is not known yet.
import { type Finding, finding } from '../kernel/finding.ts'
import { isDate } from '../kernel/month.ts'
import { failed, ok, type Result } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import type { ReportDecision } from './signing.ts'

const LONGEST = { caseNumber: 100, proposal: 8000, events: 20_000 } as const
export const LEAST_OVERRIDE = 10
const MOST_OVERRIDE = 4000

const NAMES = {
  caseNumber: text('Ärendenumret', 'The case number'),
  proposal: text('Förslaget', 'The proposal'),
  events: text('Händelserna', 'The events'),
} as const

export type DecisionFields = Pick<ReportDecision, 'caseNumber' | 'decidedOn' | 'proposal' | 'events'>

export function readDecision(form: { text(name: string): string }): Result<DecisionFields> {
  const findings: Finding[] = []
  // A browser sends line ends as two characters; a text is the same however it was sent.
  const words = (name: keyof typeof LONGEST): string => {
    const written = form.text(name).replaceAll('\r\n', '\n')
    if (written.length > LONGEST[name])
      findings.push(
        finding(
          'reports/decision-long',
          'error',
          text(
            `${NAMES[name].sv} får ha högst ${LONGEST[name]} tecken. Du skrev ${written.length}.`,
            `${NAMES[name].en} may have at most ${LONGEST[name]} characters. You wrote ${written.length}.`,
          ),
          { cell: name },
        ),
      )
    return written
  }
  const [caseNumber, proposal, events] = [words('caseNumber'), words('proposal'), words('events')]
  const day = form.text('decidedOn')
  if (day !== '' && !isDate(day))
    findings.push(
      finding(
        'reports/decision-day',
        'error',
        text(
          `”${day}” är ingen dag. Skriv beslutsdagen som 2023-05-30, eller lämna fältet tomt.`,
          `“${day}” is not a day. Write the day of the decision as 2023-05-30, or leave the field empty.`,
        ),
        { cell: 'decidedOn' },
      ),
    )
  if (findings.length > 0) return failed(findings)
  return ok({ caseNumber, proposal, events, ...(day === '' ? {} : { decidedOn: day }) })
}

/** A report whose statements do not tie out is signed only with a reason; where they do no reason is kept. */
export function readOverride(written: string, deviations: number): Result<string> {
  if (deviations === 0) return ok('')
  if (written.length >= LEAST_OVERRIDE && written.length <= MOST_OVERRIDE) return ok(written)
  const wrote = written === '' ? text('', '') : text(` Du skrev ${written.length} tecken.`, ` You wrote ${written.length}.`)
  return failed([
    finding(
      'reports/sign-deviations',
      'error',
      text(
        `Räkenskaperna har ${deviations} avvikelser som är fel. Rätta dem, eller skriv varför rapporten ändå undertecknas, ${LEAST_OVERRIDE}–${MOST_OVERRIDE} tecken.${wrote.sv}`,
        `The statements have ${deviations} deviations that are errors. Correct them, or say why the report is signed all the same, ${LEAST_OVERRIDE}–${MOST_OVERRIDE} characters.${wrote.en}`,
      ),
      { cell: 'overrideReason' },
    ),
  ])
}
