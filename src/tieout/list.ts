// The list of results as a reader asks for it: filtered, counted, worst first, a page at a time.
// Refuses to change a verdict or to hide how many results a filter leaves out.
import { type Text, text } from '../kernel/text.ts'
import type { RuleSeverity, Verdict } from '../kernel/verdict.ts'
import type { TieOutResult } from './rule.ts'

export interface TieOutFilter {
  verdict?: Verdict
  severity?: RuleSeverity
  scope?: string
  /** Catalogue id, `C80`. */
  rule?: string
  chapter?: string
  page?: number
  /** Keys of opened results. */
  open?: readonly string[]
}

export interface TieOutList {
  rows: TieOutResult[]
  /** Results under the other filters, before the verdict is chosen. */
  counts: Record<Verdict, number>
  all: number
  matching: number
  page: number
  pages: number
  scopes: string[]
}

export const VERDICT_ORDER: readonly Verdict[] = ['deviation', 'definition', 'untestable', 'rounding', 'ok']
export const PAGE_SIZE = 100

/** The parts of the catalogue, by the first and last number of their rules. */
export const CHAPTERS: readonly { id: string; name: Text; from: number; to: number }[] = [
  { id: 'rakenskaper', name: text('Räkenskaper', 'Statements'), from: 1, to: 23 },
  { id: 'noter', name: text('Noter', 'Notes'), from: 30, to: 44 },
  { id: 'budget', name: text('Budget och investeringar', 'Budget and investments'), from: 50, to: 69 },
  { id: 'berattelse', name: text('Förvaltningsberättelse', 'Directors’ report'), from: 70, to: 92 },
  { id: 'kalender', name: text('Delår och kalender', 'Interim and calendar'), from: 95, to: 106 },
  { id: 'plan', name: text('Planer', 'Plans'), from: 110, to: 119 },
]

export const ruleId = (result: TieOutResult): string => result.rule.split('.')[0]!
const numberOf = (result: TieOutResult): number => Number(ruleId(result).slice(1))
/** Stands in the address of an opened row. */
export const resultKey = (result: TieOutResult): string => `${result.rule}~${result.scope}~${result.period}`

function inChapter(result: TieOutResult, id: string | undefined): boolean {
  if (id === undefined) return true
  const chapter = CHAPTERS.find((c) => c.id === id)
  return chapter === undefined || (numberOf(result) >= chapter.from && numberOf(result) <= chapter.to)
}

export function listTieOut(results: readonly TieOutResult[], filter: TieOutFilter): TieOutList {
  const others = results.filter(
    (r) =>
      (filter.severity === undefined || r.severity === filter.severity) &&
      (filter.scope === undefined || r.scope === filter.scope) &&
      (filter.rule === undefined || ruleId(r) === filter.rule) &&
      inChapter(r, filter.chapter),
  )
  const counts: Record<Verdict, number> = { ok: 0, rounding: 0, deviation: 0, untestable: 0, definition: 0 }
  for (const r of others) counts[r.verdict]++
  const chosen = filter.verdict === undefined ? others : others.filter((r) => r.verdict === filter.verdict)
  const sorted = VERDICT_ORDER.flatMap((verdict) => chosen.filter((r) => r.verdict === verdict))
  const pages = Math.max(1, Math.ceil(sorted.length / PAGE_SIZE))
  const page = Math.min(Math.max(1, filter.page ?? 1), pages)
  const rows = sorted.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
  const scopes = [...new Set(results.map((r) => r.scope))]
  return { rows, counts, all: others.length, matching: sorted.length, page, pages, scopes }
}

const VERDICTS: ReadonlySet<string> = new Set(VERDICT_ORDER)

/** The filter in an address; what is not understood is left out. */
export function readFilter(query: Record<string, string | readonly string[] | undefined>): TieOutFilter {
  const one = (key: string): string | undefined => {
    const value = query[key]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const [verdict, severity, page] = [one('verdict'), one('severity'), one('page')]
  const open = query.open
  return {
    ...(verdict && VERDICTS.has(verdict) ? { verdict: verdict as Verdict } : {}),
    ...(severity && /^[FVU]$/.test(severity) ? { severity: severity as RuleSeverity } : {}),
    ...(one('scope') ? { scope: one('scope')! } : {}),
    ...(/^C\d{2,3}$/.test(one('rule') ?? '') ? { rule: one('rule')! } : {}),
    ...(one('chapter') ? { chapter: one('chapter')! } : {}),
    ...(page && /^\d{1,4}$/.test(page) ? { page: Number(page) } : {}),
    open: open === undefined ? [] : typeof open === 'string' ? [open] : open,
  }
}
