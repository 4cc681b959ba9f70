// The plan in words and the clauses the assembly decides on, as data: words and addresses, so that a change can say which of them it
// changes. Refuses: a figure of its own; every number stands in the sheet.
import type { FigureRef } from '../kernel/figure.ts'
import { type Ore, roundOre } from '../kernel/money.ts'
import { formatNumber, type Lang, type Text, text } from '../kernel/text.ts'
import { frameRef, planRef, resultRef } from './refs.ts'
import type { Sheet } from './sheetShape.ts'
import { unitRows } from './tableShape.ts'

export interface FigurePart {
  ref: FigureRef
  /** Shown without its sign: the words say which way. */
  plain?: true
  decimals?: number
  /** A tax rate in öre per 100 kronor is written in kronor. */
  krona?: true
}
export type Part = Text | FigurePart

export interface Sentence {
  id: string
  kind: 'sentence' | 'clause'
  parts: readonly Part[]
}

const words = (sv: string, en: string): Text => text(sv, en)
const plain = (ref: FigureRef): FigurePart => ({ ref, plain: true })
const clauseAmount = (ref: FigureRef): FigurePart => ({ ref, decimals: 1 })

const requirement = (year: number): FigureRef => planRef('balance_requirement/balance_requirement_result', 'region', year)

/** Years of the plan where the balance requirement is not met: the result must be more than zero (KL 11:5). */
export const failingYears = (sheet: Sheet): number[] =>
  sheet.input.structure.years.filter((year) => {
    const value = sheet.value(requirement(year)) ?? null
    return value !== null && value <= 0
  })

export const unknownYears = (sheet: Sheet): number[] =>
  sheet.input.structure.years.filter((year) => (sheet.value(requirement(year)) ?? null) === null)

const listed = (years: readonly number[]): string => years.join(', ')

/** The plan in words, the answer first. */
export function planSentences(sheet: Sheet): Sentence[] {
  const { years } = sheet.input.structure
  const first = years[0]!
  return [
    resultSentence(years),
    needSentence(sheet, first),
    {
      id: 'growth',
      kind: 'sentence',
      parts: [
        words(`Nettokostnaden ändras med `, `Net costs change by `),
        { ref: resultRef('net_cost_growth_pct', first) },
        words(` % ${first} och skatter och statsbidrag med `, `% in ${first}, and tax and grants by `),
        { ref: resultRef('tax_and_grants_growth_pct', first) },
        words(' %.', '%.'),
      ],
    },
    cashSentence(first, years.at(-1)!),
    requirementSentence(sheet),
  ]
}

function resultSentence(years: readonly number[]): Sentence {
  const [first, ...later] = years
  const parts: Part[] = [
    words(`Resultatet blir `, `The result is SEK `),
    { ref: resultRef('result_incl_fin', first!) },
    words(` mkr ${first}`, ` m in ${first}`),
  ]
  for (const [i, year] of later.entries()) {
    const joint = i === later.length - 1 ? words(' och ', ' and SEK ') : words(', ', ', SEK ')
    parts.push(joint, { ref: resultRef('result_incl_fin', year) }, words(` mkr ${year}`, ` m in ${year}`))
  }
  return { id: 'result', kind: 'sentence', parts: [...parts, words('.', '.')] }
}

function needSentence(sheet: Sheet, year: number): Sentence {
  const gap = sheet.value(resultRef('operating_result_gap', year)) ?? null
  const parts: Part[] = [
    words(
      `För att täcka de finansiella kostnaderna ${year} behöver verksamheten ge `,
      `To cover the financial costs of ${year} operations must give SEK `,
    ),
    { ref: resultRef('needed_operating_result', year) },
    words(' mkr; planen ger ', ' m; the plan gives SEK '),
    { ref: resultRef('operating_result', year) },
    words(' mkr', ' m'),
  ]
  if (gap !== null && gap !== 0)
    parts.push(
      words(', ', ', SEK '),
      plain(resultRef('operating_result_gap', year)),
      gap < 0 ? words(' mkr för lite', ' m too little') : words(' mkr mer', ' m more'),
    )
  return { id: 'need', kind: 'sentence', parts: [...parts, words('.', '.')] }
}

const cashSentence = (first: number, last: number): Sentence => ({
  id: 'cash',
  kind: 'sentence',
  parts: [
    words(`Investeringarna är `, `Investments are SEK `),
    { ref: planRef('total/investment', 'region', first) },
    words(` mkr ${first}. Likvida medel går till `, ` m in ${first}. Liquid funds go to SEK `),
    { ref: planRef('cash_flow/liquid_closing', 'region', last) },
    words(` mkr vid slutet av ${last} och soliditeten till `, ` m at the end of ${last} and the equity ratio to `),
    { ref: planRef('ratio/N07', 'region', last) },
    words(' %.', '%.'),
  ],
})

function requirementSentence(sheet: Sheet): Sentence {
  const failing = failingYears(sheet)
  const unknown = unknownYears(sheet)
  const parts: Part[] = []
  if (failing.length > 0)
    parts.push(
      words(
        `Balanskravet är inte uppfyllt ${listed(failing)}: resultatet efter justeringar måste vara mer än noll.`,
        `The balance requirement is not met in ${listed(failing)}: the adjusted result must be more than zero.`,
      ),
    )
  else if (unknown.length === 0)
    parts.push(words('Balanskravet är uppfyllt alla år.', 'The balance requirement is met in every year.'))
  if (unknown.length > 0)
    parts.push(
      words(
        `${failing.length > 0 ? ' ' : ''}Balanskravet går inte att pröva ${listed(unknown)}: värden saknas.`,
        `${failing.length > 0 ? ' ' : ''}The balance requirement cannot be tested in ${listed(unknown)}: values are missing.`,
      ),
    )
  return { id: 'balance_requirement', kind: 'sentence', parts }
}

/** What the assembly decides on (KL 11:5–6): tax rate, frames, result, investments, the plan, and an exception when one is needed. */
export function planClauses(sheet: Sheet): Sentence[] {
  const { structure } = sheet.input
  const [first] = structure.years
  const last = structure.years.at(-1)!
  const clause = (id: string, ...parts: Part[]): Sentence => ({ id, kind: 'clause', parts })
  const clauses = [
    clause(
      'tax_rate',
      words(`att skattesatsen ${first} är `, `that the tax rate of ${first} is `),
      { ref: planRef('tax/rate', 'region', first!), krona: true },
      words(' kronor per 100 kronor,', ' kronor per SEK 100,'),
    ),
    ...unitRows(structure).map(({ unit, committee }) =>
      clause(
        `frame/${unit}`,
        words(`att ramen för ${committee} ${first} är `, `that the frame of ${committee} for ${first} is SEK `),
        clauseAmount(frameRef(unit, 'frame', first!)),
        words(' mkr,', ' m,'),
      ),
    ),
    clause(
      'result_budget',
      words(`att resultatbudgeten ${first} ger ett resultat på `, `that the result budget of ${first} gives a result of SEK `),
      clauseAmount(resultRef('result_incl_fin', first!)),
      words(' mkr,', ' m,'),
    ),
    clause(
      'investments',
      words(`att investeringsramen ${first} är `, `that the investment frame of ${first} is SEK `),
      clauseAmount(planRef('total/investment', 'region', first!)),
      words(' mkr,', ' m,'),
    ),
    clause(
      'plan',
      words(`att fastställa den ekonomiska planen för ${first}–${last}`, `to adopt the economic plan for ${first}–${last}`),
    ),
  ]
  if (failingYears(sheet).includes(first!))
    clauses.push(
      clause(
        'exception',
        words(
          `att göra undantag från balanskravet ${first} för ett resultat på `,
          `to make an exception from the balance requirement in ${first} for a result of SEK `,
        ),
        clauseAmount(requirement(first!)),
        words(
          ' mkr (KL 11 kap. 5 §). Beslutet anger skälet.',
          ' m (Local Government Act, chapter 11, section 5). The decision states the reason.',
        ),
      ),
    )
  return clauses
}

/** The value of a part as written; a missing one is said. */
export function partText(sheet: Sheet, part: Part, lang: Lang): string {
  if ('sv' in part) return part[lang]
  const { ref, plain: unsigned, krona } = part
  const figure = sheet.figure(ref)
  if (!figure || figure.value === null) return lang === 'sv' ? 'saknas' : 'missing'
  const value = unsigned ? Math.abs(figure.value) : figure.value
  if (krona) return formatNumber(value / 100, 2, lang)
  const decimals = part.decimals ?? figure.precision
  return formatNumber(figure.unit === 'ore' ? roundOre(value as Ore, 100_000_000, decimals, 'half-away') : value, decimals, lang)
}

export const sentenceText = (sheet: Sheet, { parts }: Sentence, lang: Lang): string =>
  parts.map((part) => partText(sheet, part, lang)).join('')

export interface ChangedSentence {
  id: string
  kind: Sentence['kind']
  /** Absent where the sentence was not there before, or is not there after. */
  before?: Text
  after?: Text
}

/** Which sentences and clauses read differently after a change, in their order; those that go stand last. */
export function changedSentences(before: Sheet, after: Sheet): ChangedSentence[] {
  const all = (sheet: Sheet) =>
    new Map(
      [...planSentences(sheet), ...planClauses(sheet)].map((one) => [
        one.id,
        { kind: one.kind, words: text(sentenceText(sheet, one, 'sv'), sentenceText(sheet, one, 'en')) },
      ]),
    )
  const [was, is] = [all(before), all(after)]
  const changed: ChangedSentence[] = []
  for (const [id, { kind, words: said }] of is) {
    const earlier = was.get(id)?.words
    if (earlier?.sv !== said.sv) changed.push({ id, kind, ...(earlier ? { before: earlier } : {}), after: said })
  }
  for (const [id, { kind, words: said }] of was) if (!is.has(id)) changed.push({ id, kind, before: said })
  return changed
}
