// The unit's page of a round and the list of several units: read, save, hand in, confirm many as unchanged.
// Refuses: a unit outside what the actor answers for, whatever id is sent, and half a save.

import type { Books } from '../goals/model.ts'
import { type Answer, type Asked, get, post, type Route } from '../http/route.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import type { UnitCode } from '../kernel/ids.ts'
import { Refusal } from '../kernel/result.ts'
import { stockholmClock } from '../kernel/stockholm.ts'
import { type Text, text } from '../kernel/text.ts'
import { writeAmount } from '../ledger/model.ts'
import { isClosed, type Round } from '../process/model.ts'
import { currentRound, listTasks, loadRound } from '../process/store.ts'
import type { Tx } from '../storage/database.ts'
import { ConflictPage } from '../web/conflict.tsx'
import { renderPage } from '../web/layout.tsx'
import { draftKey, UnitPage, type UnitView, unitHref, unitsHref } from './pages/unit.tsx'
import { type UnitRow, UnitsPage, type UnitsView } from './pages/units.tsx'
import { asksOf, type UnitMoney } from './report.ts'
import { loadReportVersions } from './store.ts'
import { loadUnitWork, type Saved, saveUnitWork } from './unit/store.ts'
import { decideUnit, type UnitWork, unitSubject, type Written } from './unitWork.ts'
import { roundWords, WORDS as W } from './words.ts'

export interface FollowupDeps {
  /** The unit's money so far this year, to and including the period; undefined while the books do not hold it. */
  unitMoney(unit: UnitCode, period: string): Promise<UnitMoney | undefined> | UnitMoney | undefined
  /** What indicators that follow the books are counted from. */
  books?(): Promise<Books | undefined> | Books | undefined
}

export const followupRoutes = (deps: FollowupDeps): Route[] => [
  get('/enhet/:code', 'round:read', (asked) => unitPage(asked, deps)),
  post('/enhet/:code', 'task:work', (asked) => saveUnit(asked, deps)),
  get('/enheter', 'round:read', (asked) => unitsPage(asked, deps)),
  post('/enheter', 'task:work', (asked) => confirmUnits(asked, deps)),
]

const now = (): string => new Date().toISOString()

async function roundOf(tx: Tx, asked: Asked, id: string): Promise<Round> {
  const round = id === '' ? await currentRound(tx, asked.today) : await loadRound(tx, id)
  if (round) return round
  throw new Refusal(
    'not-found',
    'followup/no-round',
    id === ''
      ? text(
          'Ingen rapporteringsomgång är skapad. En controller skapar den.',
          'No reporting round has been created. A controller creates it.',
        )
      : text(`Omgången ”${id}” finns inte. Välj en omgång i listan.`, `There is no round “${id}”. Choose one from the list.`),
  )
}

const unknownUnit = (): Refusal =>
  new Refusal(
    'not-found',
    'followup/no-unit',
    text('Enheten finns inte. Se Organisation.', 'There is no such unit. See Organisation.'),
  )

/** Whether the actor writes as the manager, in the manager's place, or not at all. */
const writes = (asked: Asked, unit: UnitCode): 'self' | 'for' | undefined =>
  asked.may('unit:report', unit) ? 'self' : asked.may('unit:reportFor', unit) ? 'for' : undefined

const behalfOf = (asked: Asked, { unit, unitName }: Pick<UnitWork, 'unit' | 'unitName'>): string | undefined =>
  writes(asked, unit) === 'for' ? `chefen för ${unitName}` : undefined

async function moneyOf(deps: FollowupDeps, units: readonly UnitCode[], period: string): Promise<Map<UnitCode, UnitMoney>> {
  const found = await Promise.all(units.map(async (unit) => [unit, await deps.unitMoney(unit, period)] as const))
  return new Map(found.flatMap(([unit, money]) => (money ? [[unit, money] as const] : [])))
}

function readOnlyWhy(asked: Asked, { task, round, unit, unitName }: UnitWork): Text | undefined {
  if (!task)
    return text(
      `Omgången frågar inte ${unitName}. Fråga controllern om enheten ska vara med.`,
      `The round does not ask ${unitName}. Ask the controller whether it should be part of it.`,
    )
  if (isClosed(round))
    return text(
      'Omgången är stängd. En controller kan öppna den med ett skäl.',
      'The round is closed. A controller can open it with a reason.',
    )
  if (task.state === 'approved')
    return text(
      'Rapporten är godkänd och låst. Den som godkände kan öppna den med ett skäl.',
      'The report is approved and locked. Whoever approved it can open it with a reason.',
    )
  if (writes(asked, unit)) return undefined
  return text(
    'Enhetens chef rapporterar, eller en controller i chefens ställe. Du läser.',
    'The unit’s manager reports, or a controller in the manager’s place. You read.',
  )
}

interface Prepared {
  round: Round
  money: Map<UnitCode, UnitMoney>
  books?: Books
  at: string
}

/** What has to be asked before the transaction that reads the rest. */
async function prepare(
  asked: Asked,
  deps: FollowupDeps,
  id: string,
  units: (tx: Tx, round: Round) => Promise<readonly UnitCode[]>,
): Promise<Prepared & { units: readonly UnitCode[] }> {
  const { round, codes } = await asked.transact(async (tx) => {
    const found = await roundOf(tx, asked, id)
    return { round: found, codes: await units(tx, found) }
  })
  const books = await deps.books?.()
  return { round, units: codes, money: await moneyOf(deps, codes, round.id), ...(books ? { books } : {}), at: now() }
}

async function viewOf(asked: Asked, deps: FollowupDeps, round: string): Promise<UnitView> {
  const code = asked.c.req.param('code') ?? ''
  const prepared = await prepare(asked, deps, round, async () => [code])
  return await asked.transact(async (tx) => {
    const [work] = await loadUnitWork(tx, prepared)
    if (!work) throw unknownUnit()
    const readOnly = readOnlyWhy(asked, work)
    const onBehalfOf = behalfOf(asked, work)
    return {
      work,
      today: asked.today,
      versions: await loadReportVersions(tx, work.round.id, code),
      ...(readOnly ? { readOnly } : {}),
      ...(onBehalfOf ? { onBehalfOf } : {}),
    }
  })
}

async function unitPage(asked: Asked, deps: FollowupDeps): Promise<Answer> {
  const view = await viewOf(asked, deps, asked.c.req.query('omgang') ?? '')
  const draft = view.readOnly ? undefined : await asked.draft(draftKey(view.work))
  const saved = /^\d\d:\d\d$/.exec(asked.c.req.query('sparat') ?? '')?.[0]
  return (
    <UnitPage
      shell={asked.shell}
      view={{ ...view, ...(draft ? { written: (name) => draft[name] } : {}), ...(saved ? { saved } : {}) }}
    />
  )
}

async function saveUnit(asked: Asked, deps: FollowupDeps): Promise<Answer> {
  const code = asked.c.req.param('code') ?? ''
  const form = await asked.form()
  if (!writes(asked, code)) asked.require('unit:report', code)
  const prepared = await prepare(asked, deps, form.text('omgang'), async () => [code])
  const entries = form.entries()
  const written: Written = (name) => entries[name]
  const handIn = form.text('gor') === 'lamna'
  let saved: Saved
  try {
    saved = await asked.transact((tx) =>
      saveUnitWork(tx, written, {
        ...prepared,
        unit: code,
        version: form.number('version') ?? 0,
        handIn,
        may: asked.may,
        onBehalfOf: (work) => behalfOf(asked, work),
      }),
    )
  } catch (problem) {
    // A value or a state was saved elsewhere in the meantime: nothing of this form is, and all of it is shown again.
    if (!(problem instanceof Refusal) || problem.kind !== 'conflict' || problem.findings.length === 0) throw problem
    const view = await viewOf(asked, deps, form.text('omgang'))
    return await again(asked, { ...view, written, findings: problem.findings }, 409)
  }
  if (saved.kind === 'conflict') return await conflictPage(asked, saved, entries)
  if (saved.kind === 'findings') {
    const view = await viewOf(asked, deps, form.text('omgang'))
    return await again(asked, { ...view, written, findings: saved.findings }, 422)
  }
  await asked.dropDraft(draftKey(saved.work))
  asked.changed('goals')
  return asked.c.redirect(`${unitHref(code, prepared.round.id)}&sparat=${stockholmClock(prepared.at)}`, 303)
}

const again = async (asked: Asked, view: UnitView, status: 409 | 422): Promise<Response> =>
  asked.c.html(await renderPage(<UnitPage shell={asked.shell} view={view} />), status)

/** Both texts, and three ways on; what else was in the form travels along. */
async function conflictPage(
  asked: Asked,
  { work, theirs }: Saved & { kind: 'conflict' },
  entries: Record<string, string>,
): Promise<Response> {
  const { lang, shell } = asked
  const asks = asksOf(work.round.id)
  const forecast = theirs.forecastOre === undefined ? '' : writeAmount(theirs.forecastOre, 'tkr')
  const mine =
    entries.forecastUnit && entries.forecastUnit !== 'tkr' && entries.forecast
      ? `${entries.forecast} ${entries.forecastUnit}`
      : (entries.forecast ?? '')
  const page = (
    <ConflictPage
      shell={shell}
      title={`${work.unitName}, ${roundWords(work.round.id, lang)}`}
      action={unitHref(work.unit, work.round.id)}
      hidden={{ ...entries, forecastUnit: 'tkr' }}
      version={theirs.version}
      savedBy={theirs.by}
      savedAt={theirs.at}
      fields={[
        ...(asks.forecast === 'no' ? [] : [{ name: 'forecast', label: W.forecast[lang], mine, theirs: forecast }]),
        {
          name: 'deviationReason',
          label: W.reason[lang],
          mine: entries.deviationReason ?? theirs.deviationReason,
          theirs: theirs.deviationReason,
          multiline: true,
        },
        ...(asks.content
          ? [{ name: 'text', label: W.comment[lang], mine: entries.text ?? theirs.text, theirs: theirs.text, multiline: true }]
          : []),
      ]}
    />
  )
  return asked.c.html(await renderPage(page), 409)
}

/** The units of the round that the actor answers for. */
async function mine(tx: Tx, asked: Asked, round: Round): Promise<UnitCode[]> {
  const tasks = await listTasks(tx, { round: round.id, kind: 'unit' })
  return tasks.filter((task) => task.subject === unitSubject(task.unit) && writes(asked, task.unit)).map((task) => task.unit)
}

function rowOf(asked: Asked, work: UnitWork): UnitRow {
  const locked = readOnlyWhy(asked, work)
  const done = work.task?.state === 'ready'
  const decided = decideUnit(work, () => undefined, { handIn: true })
  return { work, ready: decided.ok && !done && !locked, findings: decided.findings, ...(locked ? { locked } : {}) }
}

async function unitsView(asked: Asked, deps: FollowupDeps, id: string): Promise<UnitsView> {
  const prepared = await prepare(asked, deps, id, (tx, round) => mine(tx, asked, round))
  const works = await asked.transact((tx) => loadUnitWork(tx, prepared))
  return { round: prepared.round.id, rows: works.map((work) => rowOf(asked, work)) }
}

async function unitsPage(asked: Asked, deps: FollowupDeps): Promise<Answer> {
  return <UnitsPage shell={asked.shell} view={await unitsView(asked, deps, asked.c.req.query('omgang') ?? '')} />
}

/** Each chosen unit in a transaction of its own: one that cannot be handed in does not stop the others. */
async function confirmUnits(asked: Asked, deps: FollowupDeps): Promise<Answer> {
  const form = await asked.form()
  const chosen = new Map(form.all('enhet').map((one) => [one.split(':')[0] ?? '', Number(one.split(':')[1] ?? 0)]))
  for (const unit of chosen.keys()) if (!writes(asked, unit)) asked.require('unit:report', unit)
  const prepared = await prepare(asked, deps, form.text('omgang'), async () => [...chosen.keys()])
  const confirmed: string[] = []
  const refused: NonNullable<UnitsView['answer']>['refused'][number][] = []
  for (const [unit, version] of chosen) {
    const outcome = await confirmOne(asked, prepared, unit, version)
    if (outcome.kind === 'saved') confirmed.push(outcome.work.unitName)
    else refused.push({ unit, ...outcome })
  }
  asked.changed('goals')
  if (refused.length === 0) return asked.c.redirect(unitsHref(prepared.round.id), 303)
  const view = { ...(await unitsView(asked, deps, prepared.round.id)), answer: { confirmed, refused } }
  return asked.c.html(await renderPage(<UnitsPage shell={asked.shell} view={view} />), 422)
}

type Confirmed = { kind: 'saved'; work: UnitWork } | { kind: 'refused'; name: string; findings: readonly Finding[] }

async function confirmOne(asked: Asked, prepared: Prepared, unit: UnitCode, version: number): Promise<Confirmed> {
  const onBehalfOf = (work: UnitWork) => behalfOf(asked, work)
  try {
    const saved = await asked.transact((tx) =>
      saveUnitWork(tx, () => undefined, { ...prepared, unit, version, handIn: true, may: asked.may, onBehalfOf }),
    )
    if (saved.kind === 'saved') return saved
    return { kind: 'refused', name: saved.work.unitName, findings: saved.kind === 'findings' ? saved.findings : [CHANGED] }
  } catch (problem) {
    if (!(problem instanceof Refusal) || problem.kind !== 'conflict') throw problem
    return { kind: 'refused', name: unit, findings: [finding(problem.code, 'error', problem.text)] }
  }
}

const CHANGED = {
  code: 'followup/report-changed',
  severity: 'error' as const,
  message: text(
    'Rapporten ändrades medan sidan var öppen. Läs den och lämna in därifrån.',
    'The report changed while the page was open. Read it and hand in from there.',
  ),
}
