// Which interim report a request is about, what the database brings to it, and what stands in the way of signing it.
// Refuses to guess: a period that is none, a committee nobody knows, and a report of nothing are said in words.

import { createHash } from 'node:crypto'
import { approvable, type CommitteeStep, partsOf, type RoundChain } from '../goals/model.ts'
import { loadJudgedRounds } from '../goals/store.ts'
import type { Finding } from '../kernel/finding.ts'
import type { UnitCode } from '../kernel/ids.ts'
import { Refusal } from '../kernel/result.ts'
import { stockholmDay } from '../kernel/stockholm.ts'
import { text } from '../kernel/text.ts'
import { type Movement, movement, type Report, readContent, reportKey, type SignedReport } from '../reports/model.ts'
import type { Tx } from '../storage/database.ts'
import type { TieOutResult } from '../tieout/model.ts'
import {
  hasInterim,
  type InterimAsked,
  type InterimPeriod,
  interimCommittees,
  interimInput,
  interimPeriods,
} from './interimInput.ts'
import { roundOf } from './interimRound.ts'
import { interimReport } from './reporting.ts'
import type { World } from './worldShape.ts'

export interface InterimName {
  year: number
  period: InterimPeriod
  /** As in the organisation's figures: upper case. */
  committee?: string
}

export const notFound = (code: string, sv: string, en: string): Refusal => new Refusal('not-found', `app/${code}`, text(sv, en))

export function readInterimName(world: World, field: (name: string) => string | undefined): InterimName {
  const year = field('year') ?? ''
  const period = field('period') ?? ''
  const committee = field('namnd') || undefined
  if (!/^\d{4}$/.test(year) || (period !== '04' && period !== '08'))
    throw notFound(
      'no-period',
      'Delårsrapporten finns för april och augusti. Välj en rapport i listan.',
      'There are interim reports of April and August. Choose a report in the list.',
    )
  const known = committee && interimCommittees(world).find((one) => one.code === committee.toUpperCase())
  if (committee !== undefined && !known)
    throw notFound(
      'no-committee',
      'Nämnden finns inte. Välj en rapport i listan.',
      'There is no such committee. Choose a report in the list.',
    )
  return { year: Number(year), period, ...(known ? { committee: known.code } : {}) }
}

/** How pages and the store name it. */
export const aboutOf = ({ year, period, committee }: InterimName) => ({
  year,
  period: `${year}-${period}`,
  ...(committee ? { committee } : {}),
})
export const keyOf = (name: InterimName): string => reportKey(aboutOf(name))

/** The unit a report is written for: its committee, or the assembly for the whole authority's. */
export const unitOf = (world: World, { committee }: InterimName): UnitCode | undefined =>
  committee?.toLowerCase() ?? world.units.find((unit) => unit.kind === 'assembly')?.code

export async function askedInterim(tx: Tx, world: World, name: InterimName): Promise<InterimAsked> {
  return { ...name, ...(await roundOf(tx, world, name.year, name.period, name.committee)) }
}

export function requireInterim(world: World, asked: InterimAsked): void {
  if (!hasInterim(interimInput(world, asked)))
    throw notFound(
      'no-interim',
      'Det finns varken bokföring, publicerade uppgifter eller uppföljningsrunda för perioden. Välj en rapport i listan.',
      'There are no books, no published figures and no round of the period. Choose a report in the list.',
    )
}

/** Periods there is something to report of, latest first: books, printed figures, or a round alone. */
export async function reportedPeriods(tx: Tx, world: World): Promise<{ year: number; period: InterimPeriod }[]> {
  const rounds = (await loadJudgedRounds(tx)).flatMap((round) => {
    const [year, period] = round.split('-')
    return period === '04' || period === '08' ? [{ year: Number(year), period: period as InterimPeriod }] : []
  })
  const all = new Map([...interimPeriods(world), ...rounds].map((one) => [`${one.year}-${one.period}`, one]))
  return [...all].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, one]) => one)
}

/** What the report says, apart from where the log stands: the same until something in it changes. */
export const fingerprint = (world: World, asked: InterimAsked): string => {
  const { auditHead: _, signed: __, ...rest } = asked
  return createHash('sha256')
    .update(JSON.stringify(interimReport(world, rest)))
    .digest('hex')
}

/** Who signed, as the report itself says it. */
export const markOf = ({ by, onBehalfOf, at }: Pick<SignedReport, 'by' | 'onBehalfOf' | 'at'>) => ({
  by: onBehalfOf ? `${by} för ${onBehalfOf}` : by,
  at: stockholmDay(at),
})

/** How far the report of today stands from the signed one; where the log stands is no difference. */
export function movedSince(world: World, asked: InterimAsked, signed: SignedReport & { content: string }): Movement {
  const live: Report = interimReport(world, { ...asked, auditHead: signed.auditHead, signed: markOf(signed) })
  return movement(readContent(signed.content).report, live)
}

function stepsToSign(chain: RoundChain, committee: string | undefined) {
  const parts = (of: readonly CommitteeStep[]) => of.flatMap((part) => [part, ...part.subgoals])
  if (committee !== undefined) return parts(partsOf(chain, committee).map(({ part }) => part))
  return chain.goals.flatMap((goal) => [goal, ...parts(goal.committees)])
}

/** A status without its chain is not signed: what would stop a goal or a committee's part from being approved stops the report. */
export function obstaclesOf(world: World, asked: InterimAsked): Finding[] {
  if (!asked.chain || interimInput(world, asked).goals.kind !== 'round') return []
  const found = stepsToSign(asked.chain, asked.committee).flatMap((step) =>
    approvable(step).filter((one) => one.severity === 'error'),
  )
  return [...new Map(found.map((one) => [one.message.sv, one])).values()]
}

/** Statements of the year's books that do not tie out, by rules that mean an error. */
export function deviationsOf(world: World, { year, committee }: InterimName, report: Report): readonly TieOutResult[] {
  if (committee !== undefined || report.source !== 'books' || !world.years.includes(year)) return []
  return world.tieOut(year, 'books').results.filter((one) => one.verdict === 'deviation' && one.severity === 'F')
}
