// What the interim report's template asks for, read out of the world and the round's chain: names, judgements, which money there is.
// Refuses numbers of the books: figures enter the report by their address only. Nothing recorded means nothing said.
import {
  committeeName,
  type GoalStep,
  goalSentence,
  type IndicatorStep,
  type RoundChain,
  type Step,
  type SubgoalStep,
  statusSentence,
} from '../goals/model.ts'
import { OWN_ENTITY } from '../ledger/model.ts'
import {
  type InterimCommittee,
  type InterimGoal,
  type InterimGoals,
  type InterimIndicator,
  type InterimInput,
  type Judged,
  type LineName,
  type PublishedMoney,
  periodKey,
  periodWords,
} from '../reports/model.ts'
import { linesOf, operatingRows, type PublishedFigure, publishedRef } from '../statements/model.ts'
import { headed, lineNames } from './annualInput.ts'
import type { World } from './worldShape.ts'

export type InterimPeriod = '04' | '08'

export interface InterimAsked {
  year: number
  /** April or August. */
  period: InterimPeriod
  /** Code of the committee whose own report it is, in either case. */
  committee?: string
  /** The round's chain; without one the report says that no round was held. */
  chain?: RoundChain
  /** The committees' own words about a step, by its address. */
  texts?: ReadonlyMap<string, string>
  events?: string[]
  /** Addresses of full-year forecasts by line of the operating account. */
  forecast?: Readonly<Record<string, string>>
  caseNumber?: string
  decisionDate?: string
  /** What is proposed, line by line, when it is not the standing wording. */
  proposal?: string[]
  /** Who signed and which day; only in a report that is being signed. */
  signed?: { by: string; at: string }
  auditHead?: { entryNo: number; hash: string }
}

const monthOf = ({ period }: Pick<InterimAsked, 'period'>): number => Number(period)

/** The report's own date, fixed so that the same report gives the same bytes: two months after the period (KL 11:16). */
const DATES: Record<InterimPeriod, string> = { '04': '06-30', '08': '10-31' }

export const interimCommittees = (world: World): InterimCommittee[] =>
  world.profile.committees.map((c) => ({ code: c.code.toUpperCase(), name: c.label.sv, row: c.row }))

/** True when something is booked in the period's last month: books that end before it do not make a report of it. */
function hasBooks(world: World, year: number, month: number): boolean {
  if (!world.years.includes(year)) return false
  return world.books.group({ entity: OWN_ENTITY, year, from: month, to: month }, ['account']).length > 0
}

const INTERIM = /^statements:interim\/.*\/(\d{4}-\d{2})$/

/** The month each document reports: the one most of its figures are of; others are what it compares with. */
function reportedIn(world: World): Map<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const { ref, document } of world.facts) {
    const period = INTERIM.exec(ref)?.[1]
    if (period === undefined) continue
    const own = counts.get(document) ?? new Map<string, number>()
    counts.set(document, own.set(period, (own.get(period) ?? 0) + 1))
  }
  const most = (own: Map<string, number>): string => [...own].sort(([, a], [, b]) => b - a)[0]![0]
  return new Map([...counts].map(([document, own]) => [document, most(own)]))
}

/** The printed figures of the document that reports the period, in its order; each place with its own address. */
function publishedMoney(world: World, key: string): PublishedMoney | undefined {
  const document = [...reportedIn(world)].find(([, period]) => period === key)?.[0]
  if (document === undefined) return undefined
  const printed = world.facts.filter((fact) => fact.ref.startsWith('statements:interim/'))
  const places = new Map<string, number>()
  const facts = printed
    .filter((fact) => fact.document === document)
    .map((fact: PublishedFigure) => {
      const place = (places.get(fact.ref) ?? 0) + 1
      places.set(fact.ref, place)
      const scope = /@([^/]+)\//.exec(fact.ref)![1]!
      return { scope, label: fact.quote ?? fact.label, ref: publishedRef(fact.ref, place), chapter: fact.place.chapter }
    })
  return { kind: 'published', document, facts }
}

/** Periods with money to report, latest first: books that reach the month, and what is printed. */
export function interimPeriods(world: World): { year: number; period: InterimPeriod }[] {
  const printed = [...reportedIn(world).values()].map((period) => Number(period.slice(0, 4)))
  const years = new Set([...world.years, ...printed])
  return [...years]
    .sort((a, b) => b - a)
    .flatMap((year) => (['08', '04'] as const).map((period) => ({ year, period })))
    .filter(({ year, period }) => moneyOf(world, { year, period }).kind !== 'missing')
}

const INVESTMENT_TOTAL: LineName = { id: 'Summa', label: 'Summa', kind: 'total' }

function moneyOf(world: World, asked: InterimAsked): InterimInput['money'] {
  const { year } = asked
  const { statements: ctx } = world
  const month = monthOf(asked)
  if (!hasBooks(world, year, month)) {
    const published = publishedMoney(world, periodKey({ year, month }))
    if (published) return published
    return {
      kind: 'missing',
      reason: `Bokföring för ${periodWords({ year, month })} är inte inläst, och inga publicerade uppgifter finns. Uppgifter om ekonomi saknas.`,
    }
  }
  return {
    kind: 'books',
    income: lineNames(linesOf(ctx, 'income', 'region')),
    balance: headed('balance', lineNames(linesOf(ctx, 'balance', 'region'))),
    operating: operatingRows(ctx).map((r, i, all) => ({
      id: r.id,
      label: r.label.sv,
      kind: r.total ? (i === all.length - 1 ? 'total' : 'sum') : 'row',
    })),
    investments: [...ctx.investmentAreas.map((a): LineName => ({ id: a.id, label: a.label.sv, kind: 'row' })), INVESTMENT_TOTAL],
    balanceRequirement: lineNames(linesOf(ctx, 'balance-requirement', 'region')),
    forecast: asked.forecast ?? {},
  }
}

function judged({ assessment, proposed, because, judgement }: Step): Judged {
  if (!judgement) return { assessment, proposed, because: because.sv }
  const { reason, by, onBehalfOf, at } = judgement
  return {
    assessment,
    proposed,
    because: because.sv,
    decided: { reason, by, day: at.slice(0, 10), ...(onBehalfOf ? { onBehalfOf } : {}) },
  }
}

function indicatorOf(world: World, committee: string, step: IndicatorStep): InterimIndicator {
  const written = step.value?.cell || '..'
  const value = step.value && world.figure(step.ref)?.state === 'known' ? { text: written, figure: step.ref } : written
  return { ...judged(step), committee, name: step.title, target: step.indicator.indicator?.target ?? '', value }
}

const below = <T>(goal: GoalStep, of: (subgoal: SubgoalStep, committee: string) => T[]): T[] =>
  goal.committees.flatMap((c) => c.subgoals.flatMap((subgoal) => of(subgoal, c.committee)))

/** One indicator may serve several sub-goals; it stands once per committee. */
const once = <T extends { committee: string }>(items: T[], key: (item: T) => string): T[] => [
  ...new Map(items.map((item) => [`${item.committee} ${key(item)}`, item])).values(),
]

/** The same activity may be several units': each says whose it is. */
function unitName(world: World, code: string): string {
  const unit = world.units.find((one) => one.code.toLowerCase() === code.toLowerCase())
  return unit ? ` (${unit.name})` : ''
}

function goalOf(world: World, chain: RoundChain, step: GoalStep, texts: InterimAsked['texts']): InterimGoal {
  return {
    ...judged(step),
    number: step.goal.no === undefined ? '' : String(step.goal.no),
    title: step.title,
    sentences: [goalSentence(chain, step).sv],
    comment: texts?.get(step.ref) ?? '',
    committees: step.committees.map((c) => {
      const name = committeeName(world.goals, c.committee)
      const sentence = statusSentence(chain, c, name).sv
      return { ...judged(c), code: c.committee, name: name.sv, sentence, comment: texts?.get(c.ref) ?? '' }
    }),
    subgoals: below(step, (subgoal, committee) => [{ ...judged(subgoal), committee, title: subgoal.title }]),
    indicators: once(
      below(step, (subgoal, committee) => subgoal.indicators.map((i) => indicatorOf(world, committee, i))),
      (i) => i.name,
    ),
    activities: below(step, (subgoal, committee) =>
      subgoal.activities.map((a) => ({ ...judged(a), committee, title: `${a.title}${unitName(world, a.activity.unit)}` })),
    ),
  }
}

function goalsOf(world: World, asked: InterimAsked): InterimGoals {
  const { chain, texts, year } = asked
  if (chain && isHeld(chain)) {
    return {
      kind: 'round',
      basis: chain.basis,
      rule: chain.rule.sv,
      goals: chain.goals.map((goal) => goalOf(world, chain, goal, texts)),
    }
  }
  const words = periodWords({ year, month: monthOf(asked) })
  return {
    kind: 'none',
    reason: `Ingen uppföljningsrunda har genomförts för ${words}. Målen är därför inte bedömda för perioden.`,
    goals: world
      .chain(year)
      .map((g) => ({ number: String(g.goal.no), title: g.goal.title, indicators: g.indicators.length }))
      .filter((g) => g.indicators > 0),
  }
}

/** A plan alone is no round: something has been reported or judged. */
const isHeld = (chain: RoundChain): boolean =>
  chain.goals.some(
    (goal) =>
      goal.judgement !== undefined ||
      goal.assessment !== 'notAssessed' ||
      below(goal, (subgoal) => [subgoal, ...subgoal.indicators, ...subgoal.activities] as Step[]).some(
        (step) =>
          step.judgement !== undefined ||
          ('value' in step && step.value !== undefined) ||
          ('state' in step && step.state !== undefined),
      ),
  )

/** True when there is something to report: books, printed figures or a round. */
export const hasInterim = (input: InterimInput): boolean => input.money.kind !== 'missing' || input.goals.kind === 'round'

export function interimInput(world: World, asked: InterimAsked): InterimInput {
  const { year, period, caseNumber, decisionDate, proposal, signed, auditHead } = asked
  const committees = interimCommittees(world)
  const committee = committees.find((c) => c.code === asked.committee?.toUpperCase())
  return {
    authority: world.authority.name,
    kind: world.authority.kind,
    year,
    month: monthOf(asked),
    date: decisionDate ?? `${year}-${DATES[period]}`,
    synthetic: world.authority.synthetic,
    ...(committee ? { committee } : {}),
    committees,
    money: moneyOf(world, asked),
    goals: goalsOf(world, asked),
    events: asked.events ?? [],
    decision: {
      ...(caseNumber ? { caseNumber } : {}),
      ...(decisionDate ? { date: decisionDate } : {}),
      ...(proposal?.length ? { proposal } : {}),
      ...(signed ? { signed } : {}),
      signatures: ['Ordförande', committee ? 'Förvaltningschef' : 'Direktör'],
      ...(auditHead ? { auditHead } : {}),
    },
  }
}
