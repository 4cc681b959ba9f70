// The meeting as the secretary works: an amendment sent, the page with all it changed read, and undone before the next.
// Refuses: a page whose own check against the plan built again from the ground does not hold.

import type { FigureRef } from '../src/kernel/figure.ts'
import { branchInput, changesOf } from '../src/plan/branches/apply.ts'
import type { Branch } from '../src/plan/branches/branch.ts'
import { writtenValue } from '../src/plan/branches/shownFigures.ts'
import { buildSheet, type PlanInput } from '../src/plan/model.ts'
import { formsOf } from './closingDayForms.ts'
import { type PageTimes, pageTimes, percentile } from './pageTimes.ts'
import type { Running } from './server.ts'
import type { Answered, Visitor } from './visitor.ts'

const PATH = '/motet'
const ROUNDS = 25
/** What a saving is held to, as on the closing day. */
const REQUEST_MS = 200

export interface MeetingWalk {
  pages: PageTimes[]
  compared: string[]
  /** The last page, with the last amendment standing. */
  body: string
}

export async function meetingPages(at: { server: Running; visitor: Visitor }): Promise<MeetingWalk> {
  const { visitor } = at
  await visitor.post(PATH, { gor: 'oppna' })
  const sent: number[] = []
  const read: number[] = []
  let amount = 0
  const amend = async (): Promise<Answered> => {
    amount++
    const saved = await visitor.post(PATH, {
      gor: 'lagg',
      titel: `Mätyrkande ${amount}`,
      rad: 'hsn/sjukhusvard',
      ar: '2023',
      hur: 'andring',
      belopp: `${amount},25`,
      varaktighet: 'permanent',
      finansiering: 'appropriation',
      finansieringText: 'Mätning',
    })
    const page = await visitor.page(PATH)
    sent.push(saved.ms)
    read.push(page.ms)
    return { ...page, ms: saved.ms + page.ms }
  }
  const undo = async ({ body }: Answered): Promise<void> => {
    const form = formsOf(body).find(({ fields }) => fields.steg !== undefined)
    if (!form) throw new Error('the meeting’s page offers no undo')
    await visitor.post(PATH, { ...form.fields, gor: 'angra' })
    // As the browser does: what the undo changed is read before the next amendment is written.
    await visitor.page(PATH)
  }
  const whole = await pageTimes('amendment sent → page with what changed', at, amend, { again: ROUNDS, between: undo })
  const page = await pageTimes('the meeting’s page again, nothing changed', at, () => visitor.page(PATH), { again: ROUNDS })
  const part = (name: string, [first, ...times]: number[], more: Partial<PageTimes>): PageTimes => ({
    ...whole,
    name,
    coldMs: first!,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    cpuMs: Number.NaN,
    ...more,
  })
  const pages = [
    { ...whole, barMs: REQUEST_MS, html: 0, whole: 0 },
    part('of it the amendment saved', sent, { barMs: REQUEST_MS, html: 0, whole: 0 }),
    part('of it the page with what changed', read, {}),
    page,
  ]
  return { pages, compared: [saidByPage(whole.last.body)], body: whole.last.body }
}

/** The page's own words of its check: how many figures it built again and found the same. */
function saidByPage(body: string): string {
  const found = /([\d\s\u00a0]+) tal är desamma när planen räknas om från grunden/.exec(body)
  if (!found) throw new Error('the meeting’s page does not say that the plan built again is the same')
  return `the meeting’s page: ${found[1]!.replace(/\D/g, '')} figures the same when the plan is built again`
}

/** After the server has stopped: the database’s plan and meeting give the figures the page showed, to the decimal it shows. */
export function sameInDatabase(plan: PlanInput, meeting: Branch, body: string): string {
  const ground = buildSheet(branchInput(plan, meeting))
  const moved = buildSheet(plan).with(changesOf(meeting)).sheet
  const refs = [...new Set([...ground.refs(), ...moved.refs()])]
  const different = refs.find((ref) => !Object.is(ground.value(ref), moved.value(ref)))
  if (different !== undefined) throw new Error(`the meeting in the database: ${different} differs when the plan is built again`)
  let shown = 0
  for (const [, query = '', text = ''] of body.matchAll(/href="\/scenarier\/[^"]+\/forklara\?ref=([^"]+)">([^<]*)/g)) {
    const ref = decodeURIComponent(query) as FigureRef
    const figure = ground.figure(ref)
    const expected = writtenValue(ground.value(ref), figure?.unit ?? '', 'sv')
    if (text !== expected) throw new Error(`the meeting’s page shows ${ref} as ${text}, the database gives ${expected}`)
    shown++
  }
  if (shown === 0) throw new Error('the meeting’s page shows no figures')
  return `the meeting in the database: all ${refs.length} figures the same moved and built again, ${shown} of them as the page shows them`
}
