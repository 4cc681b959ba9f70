// From a form to a command, or every finding at once with the field it stands in.
// Refuses: half a command.
import { hasErrors } from '../kernel/finding.ts'
import { failed, ok, type Result } from '../kernel/result.ts'
import { FieldFindings } from '../ledger/model.ts'
import { type AssignmentState, type Decision, INTERVALS, type Interval, type Proposal, STATES } from './assignment.ts'
import { DOCUMENT_KINDS, type DocumentKind, type SteeringDocument } from './document.ts'

/** What a form answers: the fields as typed, trimmed. */
export interface Fields {
  text(name: string): string
  all(name: string): string[]
}

const LONGEST = 4_000

function readText(findings: FieldFindings, fields: Fields, name: string, sv: string, en: string, longest = LONGEST): string {
  const value = fields.text(name)
  if (value === '') findings.add(name, `${sv} saknas. Skriv den i fältet.`, `${en} is missing. Write it in the field.`)
  if (value.length > longest)
    findings.add(
      name,
      `${sv} är ${value.length} tecken. Korta till högst ${longest}.`,
      `${en} has ${value.length} characters. Cut to at most ${longest}.`,
    )
  return value
}

function readDecision(findings: FieldFindings, fields: Fields): Decision {
  return {
    body: readText(findings, fields, 'body', 'Vem som beslutade', 'Who decided', 200),
    paragraph: readText(findings, fields, 'paragraph', 'Paragraf', 'The paragraph', 40),
    caseNumber: readText(findings, fields, 'caseNumber', 'Diarienummer', 'The case number', 80),
    date: findings.date('date', fields.text('date'), 'Beslutsdagen kan inte läsas', 'The day of decision cannot be read'),
  }
}

export interface NewAssignment {
  title: string
  recipients: string[]
  coordinator?: string
  interval: Interval
  due: string
  decision: Decision
}

export function readAssignment(fields: Fields, units: ReadonlySet<string>): Result<NewAssignment> {
  const findings = new FieldFindings('assignments/')
  const title = readText(findings, fields, 'title', 'Uppdragets lydelse', 'The wording', 1_000)
  const recipients = fields.all('recipients').filter((one) => one !== '')
  if (recipients.length === 0) findings.add('recipients', 'Välj minst en mottagare.', 'Choose at least one recipient.')
  for (const unit of recipients.filter((one) => !units.has(one)))
    findings.add(
      'recipients',
      `Mottagaren ”${unit}” finns inte. Välj ur listan.`,
      `There is no recipient “${unit}”. Choose from the list.`,
    )
  const coordinator = fields.text('coordinator') || undefined
  if (coordinator && !recipients.includes(coordinator))
    findings.add(
      'coordinator',
      'Den som samordnar måste själv vara mottagare. Lägg till den eller välj en annan.',
      'Whoever coordinates must be a recipient. Add it or choose another.',
    )
  const interval = INTERVALS.find((one) => one === fields.text('interval'))
  if (!interval) findings.add('interval', 'Välj hur ofta uppdraget rapporteras.', 'Choose how often it is reported.')
  const due = findings.date('due', fields.text('due'), 'Sista dagen kan inte läsas', 'The due date cannot be read')
  const decision = readDecision(findings, fields)
  if (hasErrors(findings.list)) return failed(findings.list)
  return ok({ title, recipients, ...(coordinator ? { coordinator } : {}), interval: interval!, due, decision })
}

export function readDue(fields: Fields): Result<{ due: string; decision: Decision }> {
  const findings = new FieldFindings('assignments/')
  const due = findings.date('due', fields.text('due'), 'Sista dagen kan inte läsas', 'The due date cannot be read')
  const decision = readDecision(findings, fields)
  return hasErrors(findings.list) ? failed(findings.list) : ok({ due, decision })
}

export interface NewReport {
  recipient: string
  round: string
  summary: boolean
  state: AssignmentState
  text: string
  proposal?: Proposal
}

export function readReport(fields: Fields, recipients: readonly string[]): Result<NewReport> {
  const findings = new FieldFindings('assignments/')
  const recipient = fields.text('recipient')
  if (!recipients.includes(recipient))
    findings.add('recipient', 'Välj vilken mottagare rapporten gäller.', 'Choose which recipient the report is for.')
  const round = fields.text('round')
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(round))
    findings.add(
      'round',
      `Omgången skrivs ÅÅÅÅ-MM, t.ex. 2023-04. Du skrev ”${round}”.`,
      `The round is written YYYY-MM, e.g. 2023-04. You wrote “${round}”.`,
    )
  const state = STATES.find((one) => one === fields.text('state'))
  if (!state) findings.add('state', 'Välj ett läge.', 'Choose a state.')
  const words = fields.text('text')
  if (words.length > LONGEST)
    findings.add(
      'text',
      `Texten är ${words.length} tecken. Korta till högst ${LONGEST}.`,
      `The text has ${words.length} characters. Cut to at most ${LONGEST}.`,
    )
  if (state !== undefined && state !== 'onPlan' && words.length < 10)
    findings.add(
      'text',
      'Skriv varför läget är ett annat än enligt plan, minst tio tecken.',
      'Say why the state is other than on plan, at least ten characters.',
    )
  const proposal = (['end', 'extend'] as const).find((one) => one === fields.text('proposal'))
  if (hasErrors(findings.list)) return failed(findings.list)
  const summary = fields.text('summary') === 'yes'
  return ok({ recipient, round, summary, state: state!, text: words, ...(proposal ? { proposal } : {}) })
}

export function readDocument(fields: Fields): Result<Omit<SteeringDocument, 'id' | 'version'>> {
  const findings = new FieldFindings('assignments/')
  const title = readText(findings, fields, 'title', 'Dokumentets namn', 'The name of the document', 300)
  const kind = DOCUMENT_KINDS.find((one): one is DocumentKind => one === fields.text('kind'))
  if (!kind) findings.add('kind', 'Välj vilket slags dokument det är.', 'Choose what kind of document it is.')
  const optional = (name: string, sv: string, en: string): Record<string, string> => {
    const value = fields.text(name)
    return value === '' ? {} : { [name]: findings.date(name, value, sv, en) }
  }
  const dates = {
    ...optional('from', 'Första dagen kan inte läsas', 'The first day cannot be read'),
    ...optional('to', 'Sista dagen kan inte läsas', 'The last day cannot be read'),
    ...optional('review', 'Översynsdagen kan inte läsas', 'The day of review cannot be read'),
  } as { from?: string; to?: string; review?: string }
  if (dates.from && dates.to && dates.from > dates.to)
    findings.add('to', 'Sista dagen ligger före den första. Byt plats på dem.', 'The last day is before the first. Swap them.')
  if (hasErrors(findings.list)) return failed(findings.list)
  const said = (name: string) => (fields.text(name) === '' ? {} : { [name]: fields.text(name).slice(0, 300) })
  return ok({
    title,
    kind: kind!,
    validity: fields.text('validity').slice(0, 100),
    ...dates,
    ...said('decidedAs'),
    ...said('owner'),
  })
}
