// Rules → expressions: a line of a statement, for the region, the group or one committee. Follows terms, adds nothing of its own.
// Unknown leaves and lines are bugs in the rules and throw.
import { type AuthorityKind, inWordsOf } from '../kernel/authorityWords.ts'
import { type Text, text } from '../kernel/text.ts'
import { BALANCE_LEAVES, MEMO_LEAVES } from './balanceLeaves.ts'
import { BALANCE_LINES } from './balanceLines.ts'
import { BALANCE_NOTE_LINES } from './balanceNoteLines.ts'
import { BALANCE_REQUIREMENT_LINES } from './balanceRequirementLines.ts'
import { CASH_FLOW_LINES } from './cashFlowLines.ts'
import { periodOf, REGION, type StatementContext } from './context.ts'
import { type At, type Expression, type Summand, sum, times } from './expression.ts'
import { consolidatedIn, groupEntries, ledger, shared } from './group.ts'
import { INCOME_LINES } from './incomeLines.ts'
import { INTERNAL_LEAVES, PART_LEAVES, RESULT_LEAVES } from './leaves.ts'
import { NOTE_LINES } from './noteLines.ts'
import { type Leaf, type Line, moved, type NoteLine } from './rule.ts'

/** `region`, `group`, a part of the group (`group:region`, `group:<company>`, `group:adjustments` …) or a committee's code in the books. */
export type Scope = 'region' | 'group' | (string & {})
export const GROUP_PARTS = ['region', 'companies', 'adjustments', 'eliminations'] as const
export type LineStatement = 'income' | 'balance' | 'cash-flow' | 'balance-requirement' | 'notes'

const isCommittee = (scope: Scope): boolean => scope !== 'region' && !scope.startsWith('group')

/** The lines of a statement in printed order; note ids are `<statement>.<note>.<line>`. */
export function linesOf(ctx: StatementContext, name: LineStatement, scope: Scope): Array<Line | NoteLine> {
  if (name === 'income') return isCommittee(scope) ? INCOME_LINES.map(withInternal) : INCOME_LINES
  if (name === 'balance') return BALANCE_LINES
  if (name === 'cash-flow') return CASH_FLOW_LINES
  if (name === 'balance-requirement') return BALANCE_REQUIREMENT_LINES
  return everyNote(ctx).filter((note) => isShownTo(ctx.kind ?? 'region', note))
}

function everyNote(ctx: StatementContext): NoteLine[] {
  return notesInOrder([...NOTE_LINES, ...BALANCE_NOTE_LINES, ...(ctx.localNotes ?? [])]).map((note) => ({
    ...note,
    id: `${note.in}.${note.id}`,
    label: inWordsOf(ctx.kind ?? 'region', note.label),
  }))
}

const ONLY = new Map([...RESULT_LEAVES, ...BALANCE_LEAVES].flatMap((leaf) => (leaf.only ? [[leaf.id, leaf.only] as const] : [])))

/** A line of nothing but what the other kind of authority does is left out; sums still count it. */
const isShownTo = (kind: AuthorityKind, { terms }: NoteLine): boolean =>
  terms.length === 0 || terms.some((term) => !('leaf' in term) || (ONLY.get(term.leaf) ?? kind) === kind)

/** A committee sees its internal settlement; over the region it nets to zero and is not shown (RKR R14). */
function withInternal(rule: Line): Line {
  if (rule.id === 'operating_income') return { ...rule, terms: [...rule.terms, moved('internal_income')] }
  return rule.id === 'operating_costs' ? { ...rule, terms: [...rule.terms, moved('internal_costs', -1)] } : rule
}

/** An authority's own note lines stand last in their note. */
function notesInOrder(notes: NoteLine[]): NoteLine[] {
  const order = [...new Set(notes.map((note) => note.in))]
  return order.flatMap((name) => notes.filter((note) => note.in === name))
}

/** The account against which the result of the year is booked into equity. */
const RESULT_CLOSING = '8999'

const PART_WORDS: Record<string, Text> = {
  region: text('Regionen', 'The region'),
  companies: text('Företagen enligt ägd andel', 'The companies at owned share'),
  adjustments: text('Justeringar', 'Adjustments'),
  eliminations: text('Elimineringar', 'Eliminations'),
}

/** `statements:consolidation/<line>/<part>@group/2020` for a part of the group. */
function refOf(path: string, scope: Scope, period: string): string {
  if (scope.startsWith('group:')) return `statements:consolidation/${path}/${scope.slice('group:'.length)}@group/${period}`
  return `statements:${path}@${isCommittee(scope) ? scope.toUpperCase() : scope}/${period}`
}

export class Compiler {
  private readonly leaves: Map<string, Leaf>
  private readonly compiled = new Map<string, Expression>()
  private readonly lines = new Map<string, Line | NoteLine>()

  constructor(private readonly ctx: StatementContext) {
    const known = [
      ...RESULT_LEAVES,
      ...INTERNAL_LEAVES,
      ...PART_LEAVES,
      ...BALANCE_LEAVES,
      ...MEMO_LEAVES,
      ...(ctx.localLeaves ?? []),
    ]
    this.leaves = new Map(known.map((leaf) => [leaf.id, leaf]))
    for (const name of ['income', 'balance', 'cash-flow', 'balance-requirement'] as const) {
      for (const rule of linesOf(ctx, name, 'region')) this.lines.set(`${name}/${rule.id}`, rule)
    }
    for (const rule of everyNote(ctx)) this.lines.set(`notes/${rule.id}`, rule)
  }

  has(path: string): boolean {
    return this.lines.has(path)
  }

  rule(path: string): Line | NoteLine {
    return this.lines.get(path)!
  }

  /** `income/tax_revenue`, `notes/balance.1.carrying_amount`. */
  line(path: string, scope: Scope, year: number): Expression {
    const key = `${path}@${scope}/${year}`
    const found = this.compiled.get(key)
    if (found) return found
    const rule = this.lines.get(path)
    if (!rule) throw new Error(`no statement line ${path}`)
    const made = this.lineOf(path, isCommittee(scope) && path.startsWith('income/') ? withInternal(rule) : rule, scope, year)
    this.compiled.set(key, made)
    return made
  }

  private lineOf(path: string, rule: Line | NoteLine, scope: Scope, year: number): Expression {
    if ('unit' in rule && rule.unit) {
      return { kind: 'missing', label: text('uppgiften finns inte i räkenskaperna', 'the figure is not in the books') }
    }
    if (scope === 'group' && rule.terms.length > 0 && rule.terms.every((term) => 'leaf' in term))
      return this.consolidated(path, rule, year)
    const statement = path.slice(0, path.indexOf('/'))
    const terms = rule.terms.map((term): Summand => {
      if ('leaf' in term) return times(term.factor ?? 1, this.leaf(term.leaf, term.at, scope, year))
      return times(term.factor ?? 1, this.line(term.line.includes('/') ? term.line : `${statement}/${term.line}`, scope, year))
    })
    return sum(rule.label, terms, refOf(path, scope, periodOf(this.ctx, year)))
  }

  /** A group line as region + share × each company + adjustments − eliminations, each with an address of its own. */
  private consolidated(path: string, rule: Line | NoteLine, year: number): Expression {
    const companies = consolidatedIn(this.ctx, year).map(({ company }) => company.code)
    const parts = ['region', ...companies, 'adjustments', 'eliminations']
    return sum(
      rule.label,
      parts.map((part): Expression => {
        const made = this.line(path, `group:${part}`, year)
        return made.kind === 'sum' ? { ...made, label: this.partLabel(part, year) } : made
      }),
      refOf(path, 'group', periodOf(this.ctx, year)),
    )
  }

  private partLabel(part: string, year: number): Text {
    const one = consolidatedIn(this.ctx, year).find(({ company }) => company.code === part)
    if (one) return shared(one, ledger(part, year, 'closing', '0')).label
    return inWordsOf(this.ctx.kind ?? 'region', PART_WORDS[part] ?? text(part, part))
  }

  /** The leaves a line sums directly, with the factor of each. */
  leavesOf(path: string): Array<{ leaf: string; factor: number }> {
    return this.lines.get(path)!.terms.flatMap((term) => ('leaf' in term ? [{ leaf: term.leaf, factor: term.factor ?? 1 }] : []))
  }

  leaf(id: string, at: At, scope: Scope, year: number): Expression {
    const key = `${id}:${at}@${scope}/${year}`
    const found = this.compiled.get(key)
    if (found) return found
    const leaf = this.leaves.get(id)
    if (!leaf) throw new Error(`no leaf ${id}`)
    const terms = scope.startsWith('group')
      ? this.groupTerms(leaf, at, year, scope.slice('group:'.length))
      : this.ownTerms(leaf, at, scope, year)
    const made = sum(leaf.label, terms)
    this.compiled.set(key, made)
    return made
  }

  private ownTerms(leaf: Leaf, at: At, scope: Scope, year: number): Summand[] {
    const accounts = leaf.accounts.region
    if (accounts === undefined) return []
    const own = ledger(REGION, year, at, accounts)
    if (own.kind === 'ledger' && isCommittee(scope)) own.query.unit = scope
    if (leaf.id === 'booked_result' && at === 'closing' && this.ctx.through !== undefined)
      return [times(leaf.sign, own), ...this.resultNotBooked(scope, year)]
    return [times(leaf.sign, own)]
  }

  /** Within the year the result stands on its accounts and not yet in equity: what they hold, less what is already closed. */
  private resultNotBooked(scope: Scope, year: number): Summand[] {
    const result = RESULT_LEAVES.flatMap((leaf) =>
      this.ownTerms(leaf, 'movement', scope, year).map(({ factor, of }) => times(-leaf.sign * factor, of)),
    )
    const label = text('Resultat som ännu inte förts till eget kapital', 'Result not yet moved to equity')
    const closed = ledger(REGION, year, 'movement', RESULT_CLOSING, { label: text('Bokfört årets resultat', 'Result booked') })
    return [times(1, sum(label, [...result, times(-1, closed)]))]
  }

  /** The terms of one part of the group, or of all parts when `part` is empty. */
  private groupTerms(leaf: Leaf, at: At, year: number, part: string): Summand[] {
    const own = part === '' || part === 'region' ? this.ownTerms(leaf, at, 'region', year) : []
    const beside = this.besideRegion(leaf, at, year, part)
    if (leaf.id !== 'booked_result' || at !== 'closing') return [...own, ...beside]
    // What the group result is beside the region's own: every result leaf's other parts, signs turned to the result's.
    const result = RESULT_LEAVES.flatMap((one) =>
      this.besideRegion(one, 'movement', year, part).map(({ factor, of }) => times(-one.sign * factor, of)),
    )
    return [...own, ...result]
  }

  private besideRegion(leaf: Leaf, at: At, year: number, part: string): Summand[] {
    const takes = (name: string): boolean => part === '' || part === name
    const accounts = leaf.accounts.company
    const companies = consolidatedIn(this.ctx, year).filter(({ company }) => takes('companies') || takes(company.code))
    const shares =
      accounts === undefined
        ? []
        : companies.map((one) => times(leaf.sign, shared(one, ledger(one.company.code, year, at, accounts))))
    const entries = groupEntries(this.ctx, leaf, at, year).filter((entry) => takes(`${entry.kind}s`))
    const rounding = leaf.id === 'equity' && at !== 'movement' && takes('adjustments') ? this.quotaRounding(at, year) : []
    return [...shares, ...entries.map((entry) => entry.of), ...rounding]
  }

  /** Öre lost or won when each balance leaf is multiplied by the share: stands in equity, so that the sides stay equal. */
  private quotaRounding(at: At, year: number): Summand[] {
    const companies = consolidatedIn(this.ctx, year)
    const atShare = (accounts: string | undefined, when: At): Summand[] =>
      accounts === undefined ? [] : companies.map((one) => times(1, shared(one, ledger(one.company.code, year, when, accounts))))
    // The booked result counts appropriations, which the group result leaves out: the result accounts stand in its place.
    const result =
      at === 'closing' ? RESULT_LEAVES.flatMap((leaf) => atShare(leaf.accounts.company, 'movement')) : atShare('2099', 'opening')
    const parts = [
      ...BALANCE_LEAVES.flatMap((leaf) => atShare(leaf.accounts.company, leaf.id === 'untaxed_reserves' ? 'opening' : at)),
      ...result,
    ]
    return parts.length ? [times(1, sum(text('Öresavrundning vid kvotering', 'Rounding of shares to whole öre'), parts))] : []
  }
}
