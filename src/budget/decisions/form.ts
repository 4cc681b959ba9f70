// A decision as a form writes it: fields to a draft, or every finding at once with its field; and a stored decision back to fields.
// Refuses: an amount it cannot read. What a draft merely lacks is no fault here; the checks say it before the decision.
import { type Finding, finding, hasErrors } from '../../kernel/finding.ts'
import { ore } from '../../kernel/money.ts'
import { failed, ok, type Result } from '../../kernel/result.ts'
import { type Text, text } from '../../kernel/text.ts'
import { readAmount, writeAmount } from '../../ledger/model.ts'
import { entryCell } from '../checkEntries.ts'
import {
  type BalanceException,
  BODIES,
  type BudgetDecision,
  DECISION_KINDS,
  type Entry,
  FUNDING_KINDS,
  type Funding,
} from '../decision.ts'
import type { Holder } from '../holder.ts'

export type Typed = Readonly<Record<string, string>>

const MOST_ROWS = 200
const LONGEST = 4_000

/** Fields of a decision outside its rows. */
export const HEAD_FIELDS = [
  'kind',
  'body',
  'unit',
  'date',
  'paragraph',
  'caseNumber',
  'title',
  'reason',
  'fundingKind',
  'fundingNote',
  'exceptionKind',
  'exceptionYear',
  'exceptionAmount',
  'exceptionReason',
] as const
export const ROW_FIELDS = ['from', 'to', 'year', 'amount', 'why', 'permanence'] as const

export const rowCount = (typed: Typed): number => Math.min(MOST_ROWS, Math.max(1, Number(typed.rows) || 0))

class Reading {
  readonly findings: Finding[] = []
  constructor(private readonly typed: Typed) {}
  text(name: string): string {
    const value = (this.typed[name] ?? '').trim()
    if (value.length > LONGEST)
      this.wrong(
        name,
        text(
          `Texten är ${value.length} tecken. Korta till högst ${LONGEST}.`,
          `The text has ${value.length} characters. Cut to at most ${LONGEST}.`,
        ),
      )
    return value
  }
  /** In mkr unless another unit is written; 0 where nothing is. */
  amount(name: string, row?: number): number {
    const read = readAmount(this.text(name), 'mkr')
    const at = (lang: 'sv' | 'en') => (row === undefined ? '' : lang === 'sv' ? `Rad ${row + 1}: ` : `Row ${row + 1}: `)
    if (!read.ok) {
      this.wrong(name, text(`${at('sv')}${read.why.sv}`, `${at('en')}${read.why.en}`))
      return 0
    }
    const value = read.ore ?? 0
    if (value < 0)
      this.wrong(
        name,
        text(
          `${at('sv')}beloppet är negativt. Skriv det utan minus och byt plats på från och till.`,
          `${at('en')}the amount is negative. Write it without minus and swap from and to.`,
        ),
      )
    return Math.max(0, value)
  }
  year(name: string, row?: number): number {
    const written = this.text(name)
    if (/^(19|20)\d\d$/.test(written)) return Number(written)
    const at = row === undefined ? '' : `Rad ${row + 1}: `
    const en = row === undefined ? '' : `Row ${row + 1}: `
    this.wrong(
      name,
      text(
        `${at}skriv budgetåret med fyra siffror, till exempel 2023.${written ? ` Du skrev ”${written}”.` : ''}`,
        `${en}write the budget year with four digits, e.g. 2023.${written ? ` You wrote “${written}”.` : ''}`,
      ),
    )
    return 0
  }
  oneOf<T extends string>(name: string, all: readonly T[], message: Text): T {
    const found = all.find((one) => one === this.typed[name])
    if (!found) this.wrong(name, message)
    return found ?? all[0]!
  }
  wrong(cell: string, message: Text): void {
    this.findings.push(finding(`budget/form-${cell.replace(/-\d+$/, '')}`, 'error', message, { cell }))
  }
}

export function readDecisionForm(id: string, typed: Typed): Result<BudgetDecision> {
  const read = new Reading(typed)
  const kind = read.oneOf('kind', DECISION_KINDS, text('Välj vilken sorts beslut det är.', 'Choose what kind of decision it is.'))
  const body = read.oneOf('body', BODIES, text('Välj vem som beslutar.', 'Choose who decides.'))
  const said = (name: string, key = name) => (read.text(name) === '' ? {} : { [key]: read.text(name) })
  const decision: BudgetDecision = {
    id,
    kind,
    state: 'draft',
    body,
    ...said('unit'),
    date: read.text('date'),
    ...said('paragraph'),
    ...said('caseNumber'),
    title: read.text('title'),
    reason: read.text('reason'),
    ...readFunding(read),
    ...readException(read),
    entries: readRows(read, typed),
  }
  return hasErrors(read.findings) ? failed(read.findings) : ok(decision)
}

function readFunding(read: Reading): { funding?: Funding } {
  const note = read.text('fundingNote')
  if (note === '') return {}
  const kind = read.oneOf('fundingKind', FUNDING_KINDS, text('Välj vad som betalar.', 'Choose what pays.'))
  return { funding: { kind, note } }
}

function readException(read: Reading): { exception?: BalanceException } {
  const [written, reason] = [read.text('exceptionAmount'), read.text('exceptionReason')]
  if (written === '' && reason === '') return {}
  const kind = read.oneOf(
    'exceptionKind',
    ['reserve', 'exceptionalReasons'] as const,
    text('Välj vilket undantag.', 'Choose which exception.'),
  )
  return { exception: { kind, year: read.year('exceptionYear'), amount: ore(read.amount('exceptionAmount')), reason } }
}

/** Rows where nothing is written are left out. */
function readRows(read: Reading, typed: Typed): Entry[] {
  return Array.from({ length: rowCount(typed) }, (_, at) => at).flatMap((at) => {
    const field = (name: (typeof ROW_FIELDS)[number]) => entryCell(name, at)
    if (['from', 'to', 'amount', 'why'].every((name) => read.text(entryCell(name, at)) === '')) return []
    return [
      {
        id: String(at + 1),
        from: read.text(field('from')) as Holder,
        to: read.text(field('to')) as Holder,
        year: read.year(field('year'), at),
        amount: ore(read.amount(field('amount'), at)),
        reason: read.text(field('why')),
        permanence: typed[field('permanence')] === 'temporary' ? ('temporary' as const) : ('permanent' as const),
        ...(typed[entryCell('reduction', at)] === 'yes' ? { reduction: true } : {}),
      },
    ]
  })
}

/** A stored decision as the form shows it. */
export function fieldsOf(decision: BudgetDecision): Record<string, string> {
  const { funding, exception, entries } = decision
  const rows = entries.flatMap((entry, at) => [
    [entryCell('from', at), entry.from],
    [entryCell('to', at), entry.to],
    [entryCell('year', at), String(entry.year)],
    [entryCell('amount', at), entry.amount === 0 ? '' : writeAmount(entry.amount, 'mkr')],
    [entryCell('why', at), entry.reason],
    [entryCell('permanence', at), entry.permanence],
    ...(entry.reduction ? [[entryCell('reduction', at), 'yes']] : []),
  ])
  return {
    kind: decision.kind,
    body: decision.body,
    unit: decision.unit ?? '',
    date: decision.date,
    paragraph: decision.paragraph ?? '',
    caseNumber: decision.caseNumber ?? '',
    title: decision.title,
    reason: decision.reason,
    fundingKind: funding?.kind ?? '',
    fundingNote: funding?.note ?? '',
    exceptionKind: exception?.kind ?? '',
    exceptionYear: exception ? String(exception.year) : '',
    exceptionAmount: exception ? writeAmount(exception.amount, 'mkr') : '',
    exceptionReason: exception?.reason ?? '',
    rows: String(Math.max(1, entries.length)),
    ...(Object.fromEntries(rows) as Record<string, string>),
  }
}

/** One more row, opening with the year and permanence of the one above. */
export function withOneMoreRow(typed: Typed): Record<string, string> {
  const at = rowCount(typed)
  if (at >= MOST_ROWS) return { ...typed }
  return {
    ...typed,
    rows: String(at + 1),
    [entryCell('year', at)]: typed[entryCell('year', at - 1)] ?? '',
    [entryCell('permanence', at)]: typed[entryCell('permanence', at - 1)] ?? 'permanent',
  }
}
