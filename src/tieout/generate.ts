// Comparisons that follow from the printed figures themselves: notes, texts, repeated places, later documents, reallocations.
// The catalogue says which rule they belong to; nothing here knows any particular authority.
import { type FigureRef, formatRef, parseRef } from '../kernel/figure.ts'
import { text } from '../kernel/text.ts'
import type { PublishedFigure } from '../statements/model.ts'
import { figure, own, sum } from './build.ts'
import { committeeComparisons } from './catalogueBudget.ts'
import { areaComparisons } from './catalogueInvestments.ts'
import { planComparisons } from './cataloguePlan.ts'
import { cellOf, type PlanMaterial, yearOf } from './cataloguePlanCells.ts'
import { BOTH, compared, E, T, TWO_YEARS } from './catalogueStatements.ts'
import type { Expression } from './expression.ts'
import { ownComparisons } from './ownComparisons.ts'
import type { OwnMaterial } from './ownMaterial.ts'
import type { Comparison, NoteLine, Registered, Rule } from './rule.ts'
import { countComparisons } from './statedCounts.ts'

export interface Material {
  facts: readonly PublishedFigure[]
  registered: Registered
  year: number
  /** There is an annual report, or books, of the year. */
  reported: boolean
  /** The plan documents, and who answers their cells. */
  plan: PlanMaterial
  /** Only where own books are tried. */
  own?: OwnMaterial
}

/** Every printed place of an address, in order. */
function placesByRef(facts: readonly PublishedFigure[]): Map<FigureRef, PublishedFigure[]> {
  const places = new Map<FigureRef, PublishedFigure[]>()
  for (const fact of facts) {
    const list = places.get(fact.ref)
    if (list) list.push(fact)
    else places.set(fact.ref, [fact])
  }
  return places
}

export function atPlace(ref: FigureRef, place: number): FigureRef {
  const parts = parseRef(ref)!
  return place === 1 ? ref : formatRef({ ...parts, params: { ...parts.params, place: String(place) } })
}

function yearBefore(ref: FigureRef): FigureRef {
  const parts = parseRef(ref)!
  return formatRef({ ...parts, period: String(Number(parts.period) - 1) })
}

/** A comparison of literal addresses: its scope and year are those of the figure. */
function literal(
  id: string,
  fact: PublishedFigure,
  year: number,
  left: Expression,
  right: Expression,
  rest: Partial<Comparison>,
): Comparison {
  const { scope, period } = parseRef(fact.ref)!
  const offset = (yearOf(fact.ref) ?? Number(period.slice(0, 4))) - year
  const name = text(fact.label, fact.label)
  return { id, name, left, right, tolerance: E, scopes: [scope], years: [offset], ...rest }
}

const concerns = (fact: PublishedFigure, year: number): boolean => {
  const period = Number(parseRef(fact.ref)!.period.slice(0, 4))
  return period === year || period === year - 1
}

/** A cell of a plan concerns the years its document is tied out under, whatever year its column is about. */
function concerning(material: Material): (fact: PublishedFigure) => boolean {
  const planned = new Set(material.plan.documents().map((fact) => fact.ref))
  return (fact) => (cellOf(fact.ref) ? planned.has(fact.ref) : concerns(fact, material.year))
}

/** Numbers in running text, against the table they repeat or the claim they make. */
function textComparisons({ facts, registered, year }: Material): Comparison[] {
  const places = placesByRef(facts)
  const texts = facts.filter((f) => f.quote !== undefined)
  return texts.flatMap((fact, i): Comparison[] => {
    if (!concerns(fact, year)) return []
    const list = places.get(fact.ref)!
    const place = list.indexOf(fact) + 1
    const claim = fact.claims === undefined ? undefined : registered.claims?.[fact.claims]
    const tolerance = { kind: 'X' as const, ...(fact.approximate ? { approximate: fact.approximate } : {}) }
    const left = figure(atPlace(fact.ref, place))
    const rest = { tolerance, quote: fact.quote! }
    if (claim) return [literal(`C85.${i + 1}`, fact, year, left, claim, rest)]
    if (place === 1) return []
    return [literal(`C85.${i + 1}`, fact, year, left, figure(fact.ref), { ...rest, yearBefore: figure(yearBefore(fact.ref)) })]
  })
}

/** The same figure in several tables of one document, or in a later document. */
function placeComparisons(material: Material, later: boolean): Comparison[] {
  const { facts, year } = material
  const concerned = concerning(material)
  const found: Comparison[] = []
  for (const [ref, list] of placesByRef(facts)) {
    const first = list[0]!
    if (list.length < 2 || !concerned(first)) continue
    for (const [i, fact] of list.entries()) {
      if (i === 0 || fact.quote !== undefined || (fact.document !== first.document) !== later) continue
      const id = later ? `C82.${found.length + 11}` : `C86.${found.length + 11}`
      const name = text(`${fact.label}, ${fact.document}`, `${fact.label}, ${fact.document}`)
      found.push(literal(id, fact, year, figure(atPlace(ref, i + 1)), figure(ref), { tolerance: E, name }))
    }
  }
  return found
}

/** Components up to each total; of-which lines and movements (opening to closing) are left to their own rules. */
export function noteComparisons(lines: readonly NoteLine[]): Comparison[] {
  const found: Comparison[] = []
  let parts: NoteLine[] = []
  let note = ''
  for (const line of lines) {
    const key = `${line.statement}.${line.noteNo}`
    if (key !== note) parts = []
    note = key
    if (!line.isTotal) {
      if (!line.isOfWhich) parts.push(line)
      continue
    }
    const movement = parts.some((p) => p.lineId.startsWith('opening_'))
    if (parts.length > 0 && !movement) found.push(noteSum(key, parts, line, found.length + 1))
    parts = []
  }
  return found
}

function noteSum(key: string, parts: readonly NoteLine[], total: NoteLine, no: number): Comparison {
  const [statement, noteNo] = key.split('.')
  const words: Record<string, [string, string]> = {
    income: ['resultaträkning', 'income statement'],
    cash_flow: ['kassaflöde', 'cash flow'],
    balance: ['balansräkning', 'balance sheet'],
  }
  const [sv, en] = words[statement!]!
  const name = text(`Not ${noteNo} till ${sv}: raderna = summan`, `Note ${noteNo} to the ${en}: lines = total`)
  return compared(
    `C31.${no}`,
    name,
    sum(...parts.map((p) => own(`notes/${key}.${p.lineId}`))),
    own(`notes/${key}.${total.lineId}`),
    T,
    { scopes: BOTH, years: TWO_YEARS },
  )
}

/** Lines of each committee against its printed sum, and all lines against the printed net. */
function reallocationComparisons({ facts, year, plan }: Material): Comparison[] {
  const planned = new Set(plan.documents().map((fact) => fact.ref))
  const lines = facts.filter((f) => {
    const parts = parseRef(f.ref)!
    if (!parts.path.startsWith('reallocations/')) return false
    return parts.room === 'budget' ? planned.has(f.ref) : parts.period === String(year)
  })
  const isLine = (f: PublishedFigure) => /\/\d+$/.test(parseRef(f.ref)!.path)
  const found: Comparison[] = []
  for (const total of lines.filter((f) => !isLine(f))) {
    const { scope, path } = parseRef(total.ref)!
    const parts = lines.filter((f) => isLine(f) && (path.endsWith('/net_change') || parseRef(f.ref)!.scope === scope))
    if (parts.length === 0) continue
    found.push(
      literal(`C55.${found.length + 1}`, total, year, sum(...parts.map((f) => figure(f.ref))), figure(total.ref), {
        tolerance: T,
      }),
    )
  }
  return found
}

export function generated(rule: Rule, material: Material): Comparison[] {
  const { own: mine, registered, year } = material
  const books = mine ? ownComparisons(rule, mine, registered, year) : []
  return [...books, ...fromFigures(rule, material), ...planComparisons(rule.id, material)]
}

function fromFigures(rule: Rule, material: Material): Comparison[] {
  const ofReport = rule.generated === 'notes' || rule.generated === 'areas' || rule.generated === 'committees'
  if (ofReport && !material.reported) return []
  switch (rule.generated) {
    case 'notes':
      return noteComparisons(material.registered.notes ?? [])
    case 'areas':
      return material.registered.areas ? areaComparisons(material.registered.areas) : []
    case 'committees':
      return material.registered.committees ? committeeComparisons(rule.id, material.registered.committees) : []
    case 'texts':
      return textComparisons(material)
    case 'places':
      return placeComparisons(material, false)
    case 'later':
      return placeComparisons(material, true)
    case 'reallocations':
      return reallocationComparisons(material)
    case 'counts':
      return countComparisons(material.facts, material.year)
    default:
      return []
  }
}
