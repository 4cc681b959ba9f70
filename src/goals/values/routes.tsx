// Reporting values: the grid of a unit, one indicator with its corrections, and sheets with a preview before anything is saved.
// Refuses: an indicator the actor does not report, a locked period, and saving rows nobody has looked at.

import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type Answer, type Asked, get, post, type Route } from '../../http/route.ts'
import { receiveUpload } from '../../http/upload.ts'
import type { Finding } from '../../kernel/finding.ts'
import type { UnitCode } from '../../kernel/ids.ts'
import { isMonth } from '../../kernel/month.ts'
import { Refusal, type Result } from '../../kernel/result.ts'
import { stockholmClock } from '../../kernel/stockholm.ts'
import { compareSwedish, type Text, text } from '../../kernel/text.ts'
import { loadUnits } from '../../organisation/store.ts'
import { isClosed } from '../../process/model.ts'
import { currentRound, loadRound, requireOpen, taskFor } from '../../process/store.ts'
import type { Tx } from '../../storage/database.ts'
import { renderPage } from '../../web/layout.tsx'
import { ValueGridPage, type ValueGridView, valueDraftKey } from '../pages/valueGrid.tsx'
import { ValueImportPage, type ValueImportView } from '../pages/valueImport.tsx'
import { ValueIndicatorPage, type ValueIndicatorView } from '../pages/valueIndicator.tsx'
import { VALUES_PATH, valueHref, valuesHref } from '../pages/valueWords.ts'
import type { SteeringNode } from '../steering/node.ts'
import { loadSteering } from '../steering/store.ts'
import type { Books } from './books.ts'
import type { NewValue } from './change.ts'
import { withBooks } from './fed.ts'
import { readValueForm } from './form.ts'
import { MAX_SHEET_BYTES, readPasted, readValueFile } from './io/readValueSheet.ts'
import { readSheet, type SheetRow } from './sheet.ts'
import { confirmSheet, keepSheet, loadSheet, loadValueSeries, loadValueVersions, saveValues } from './store.ts'
import { publicCells, publicVersions } from './suppress.ts'
import { isDue } from './unfed.ts'

export interface ValueDeps {
  /** What indicators that follow the books are counted from. */
  books?(): Promise<Books | undefined> | Books | undefined
}

export const valueRoutes = (deps: ValueDeps): Route[] => [
  get(VALUES_PATH, 'round:read', (asked) => gridPage(asked, deps)),
  post(VALUES_PATH, 'values:report', (asked) => saveGrid(asked, deps)),
  get(`${VALUES_PATH}/klistra`, 'values:report', (asked) => importPage(asked)),
  post(`${VALUES_PATH}/klistra`, 'values:report', (asked) => preview(asked)),
  post(`${VALUES_PATH}/las-in`, 'values:report', (asked) => previewFile(asked)),
  post(`${VALUES_PATH}/bekrafta`, 'values:report', (asked) => confirm(asked)),
  get(`${VALUES_PATH}/:indicator`, 'round:read', (asked) => indicatorPage(asked, deps)),
  post(`${VALUES_PATH}/:indicator`, 'values:correct', (asked) => correct(asked, deps)),
]

const now = (): string => new Date().toISOString()
const refused = (kind: 'not-found' | 'invalid' | 'not-allowed', code: string, sv: string, en: string) =>
  new Refusal(kind, `goals/${code}`, text(sv, en))

/** The month reported: the round asked for, else the one being worked with. */
async function periodOf(tx: Tx, asked: Asked, wanted: string): Promise<string> {
  if (isMonth(wanted)) return wanted
  if (wanted !== '')
    throw refused(
      'invalid',
      'no-period',
      `”${wanted}” är ingen månad. Skriv till exempel 2023-04.`,
      `“${wanted}” is not a month. Write for example 2023-04.`,
    )
  const round = await currentRound(tx, asked.today)
  if (round) return round.id
  throw refused(
    'not-found',
    'no-round',
    'Ingen rapporteringsomgång är skapad. En controller skapar den.',
    'No reporting round has been created. A controller creates it.',
  )
}

const indicatorsIn = async (tx: Tx, period: string): Promise<SteeringNode[]> =>
  (await loadSteering(tx, Number(period.slice(0, 4)))).filter((node) => node.kind === 'indicator' && node.indicator)

/** Why values of a unit cannot be changed: the round is closed, or its report is approved. */
async function lockedWhy(tx: Tx, period: string, reporter: UnitCode): Promise<Text | undefined> {
  const round = await loadRound(tx, period)
  if (round && isClosed(round))
    return text(
      'Omgången är stängd. En controller kan öppna den med ett skäl.',
      'The round is closed. A controller can open it with a reason.',
    )
  const task = await taskFor(tx, period, `organisation:unit/${reporter}`)
  if (task?.state !== 'approved') return undefined
  return text(
    'Enhetens rapport är godkänd och låst. Den som godkände kan öppna den med ett skäl.',
    'The unit’s report is approved and locked. Whoever approved it can open it with a reason.',
  )
}

/** Holds the period open while values are saved; throws the sentence that refuses. */
async function holdOpen(tx: Tx, period: string, reporters: Iterable<UnitCode>): Promise<void> {
  for (const reporter of new Set(reporters)) {
    const why = await lockedWhy(tx, period, reporter)
    if (why) throw new Refusal('conflict', 'goals/values-locked', why)
    const task = await taskFor(tx, period, `organisation:unit/${reporter}`)
    if (task) await requireOpen(tx, task)
  }
}

/** Whoever has not signed in sees no small numbers. */
const isUnsigned = ({ actor }: Asked): boolean => actor.person === undefined

async function valuesOf(tx: Tx, asked: Asked, indicators: readonly SteeringNode[], period: string, books: Books | undefined) {
  const ids = indicators.map((one) => one.id)
  const stored = ids.length === 0 ? [] : await loadValueSeries(tx, ids)
  const series = isUnsigned(asked) ? publicCells(stored) : stored
  const typed = series.filter((one) => one.period === period)
  return {
    period,
    indicators,
    stored: books ? withBooks(typed, indicators, period, books, now()) : typed,
    earlier: series.filter((one) => one.period < period && one.cell !== ''),
  }
}

const hasOwn = (record: Record<string, string>) => (name: string) => (Object.hasOwn(record, name) ? record[name] : undefined)
const html = async (asked: Asked, page: Parameters<typeof renderPage>[0], status: 200 | 409 | 422): Promise<Response> =>
  asked.c.html(await renderPage(page), status)

// --- the grid ------------------------------------------------------------------------------------------------------------

async function gridView(asked: Asked, deps: ValueDeps, wanted: string, wantedUnit: string): Promise<ValueGridView> {
  const books = await deps.books?.()
  return await asked.transact(async (tx) => {
    const period = await periodOf(tx, asked, wanted)
    const due = (await indicatorsIn(tx, period)).filter((node) => isDue(node, period))
    const names = new Map((await loadUnits(tx)).map((one) => [one.code, one.name]))
    const reporters = [...new Set(due.map((one) => one.indicator!.reporter))]
    const units = reporters
      .map((code) => ({ code, name: names.get(code) ?? code }))
      .sort((a, b) => compareSwedish(a.name, b.name))
    const own = units.find((one) => asked.may('values:report', one.code))
    const unit = wantedUnit || own?.code || units[0]?.code || ''
    if (unit !== '' && !names.has(unit))
      throw refused('not-found', 'no-unit', 'Enheten finns inte. Se Organisation.', 'There is no such unit. See Organisation.')
    const mine = due.filter((one) => one.indicator!.reporter === unit)
    const readOnly = asked.may('values:report', unit) ? await lockedWhy(tx, period, unit) : READER
    return {
      ...(await valuesOf(tx, asked, mine, period, books)),
      unit,
      unitName: names.get(unit) ?? '',
      units,
      mayImport: asked.may('values:report'),
      ...(readOnly ? { readOnly } : {}),
    }
  })
}

const READER = text(
  'Enhetens chef rapporterar värdena, eller en controller. Du läser.',
  'The unit’s manager reports the values, or a controller. You read.',
)

async function gridPage(asked: Asked, deps: ValueDeps): Promise<Answer> {
  const { omgang = '', enhet = '', sparat = '' } = asked.c.req.query()
  const view = await gridView(asked, deps, omgang, enhet)
  const draft = view.readOnly ? undefined : await asked.draft(valueDraftKey(view.unit, view.period))
  const saved = /^\d\d:\d\d$/.exec(sparat)?.[0]
  return (
    <ValueGridPage
      shell={asked.shell}
      view={{ ...view, ...(draft ? { written: hasOwn(draft) } : {}), ...(saved ? { saved } : {}) }}
    />
  )
}

async function saveGrid(asked: Asked, deps: ValueDeps): Promise<Answer> {
  const form = await asked.form()
  const unit = form.text('enhet')
  if (unit === '')
    throw refused(
      'invalid',
      'no-unit',
      'Formuläret saknar enhet. Öppna sidan igen.',
      'The form names no unit. Open the page again.',
    )
  asked.require('values:report', unit)
  const written = hasOwn(form.entries())
  const saved = await asked.transact(async (tx) => {
    const period = await periodOf(tx, asked, form.text('omgang'))
    await holdOpen(tx, period, [unit])
    const mine = (await indicatorsIn(tx, period)).filter((one) => isDue(one, period) && one.indicator!.reporter === unit)
    return await decideAndSave(tx, await valuesOf(tx, asked, mine, period, undefined), written)
  })
  if (saved.findings.length === 0) {
    await asked.dropDraft(valueDraftKey(unit, saved.period))
    asked.changed('goals')
    return asked.c.redirect(`${valuesHref(saved.period, unit)}&sparat=${stockholmClock(new Date())}`, 303)
  }
  const view = await gridView(asked, deps, saved.period, unit)
  return await html(
    asked,
    <ValueGridPage shell={asked.shell} view={{ ...view, written, findings: saved.findings }} />,
    saved.status,
  )
}

interface Outcome {
  period: string
  findings: readonly Finding[]
  status: 409 | 422
}

/** All of the form or nothing. What somebody else saved meanwhile is a finding beside its field, never lost. */
async function decideAndSave(
  tx: Tx,
  context: Awaited<ReturnType<typeof valuesOf>>,
  written: (name: string) => string | undefined,
): Promise<Outcome> {
  const { period } = context
  const read = readValueForm(context, written)
  if (!read.ok) return { period, findings: read.findings, status: 422 }
  try {
    await saveValues(tx, read.value)
    return { period, findings: [], status: 422 }
  } catch (problem) {
    if (!(problem instanceof Refusal) || problem.findings.length === 0) throw problem
    return { period, findings: problem.findings, status: problem.kind === 'conflict' ? 409 : 422 }
  }
}

// --- one indicator -------------------------------------------------------------------------------------------------------

async function indicatorView(asked: Asked, deps: ValueDeps, wanted: string): Promise<ValueIndicatorView> {
  const books = await deps.books?.()
  return await asked.transact(async (tx) => {
    const period = await periodOf(tx, asked, wanted)
    const indicator = await oneIndicator(tx, asked, period)
    const { reporter } = indicator.indicator!
    const mayCorrect = asked.may('values:correct', reporter)
    const readOnly = mayCorrect ? await lockedWhy(tx, period, reporter) : undefined
    const name = (await loadUnits(tx)).find((one) => one.code === reporter)?.name ?? reporter
    const versions = await loadValueVersions(tx, indicator.id)
    return {
      ...(await valuesOf(tx, asked, [indicator], period, books)),
      indicator,
      reporterName: name,
      versions: isUnsigned(asked) ? publicVersions(versions) : versions,
      mayCorrect,
      ...(readOnly ? { readOnly } : {}),
    }
  })
}

async function oneIndicator(tx: Tx, asked: Asked, period: string): Promise<SteeringNode> {
  const id = asked.c.req.param('indicator') ?? ''
  const found = (await indicatorsIn(tx, period)).find((one) => one.id === id)
  if (found) return found
  throw refused(
    'not-found',
    'no-indicator',
    `Indikatorn finns inte i planen för ${period.slice(0, 4)}. Se målen.`,
    `There is no such indicator in the plan of ${period.slice(0, 4)}. See the goals.`,
  )
}

async function indicatorPage(asked: Asked, deps: ValueDeps): Promise<Answer> {
  return <ValueIndicatorPage shell={asked.shell} view={await indicatorView(asked, deps, asked.c.req.query('omgang') ?? '')} />
}

async function correct(asked: Asked, deps: ValueDeps): Promise<Answer> {
  const form = await asked.form()
  const written = hasOwn(form.entries())
  const saved = await asked.transact(async (tx) => {
    const period = await periodOf(tx, asked, form.text('omgang'))
    const indicator = await oneIndicator(tx, asked, period)
    asked.require('values:correct', indicator.indicator!.reporter)
    await holdOpen(tx, period, [indicator.indicator!.reporter])
    return { id: indicator.id, ...(await decideAndSave(tx, await valuesOf(tx, asked, [indicator], period, undefined), written)) }
  })
  if (saved.findings.length === 0) {
    asked.changed('goals')
    return asked.c.redirect(valueHref(saved.id, saved.period), 303)
  }
  const view = await indicatorView(asked, deps, saved.period)
  return await html(
    asked,
    <ValueIndicatorPage shell={asked.shell} view={{ ...view, written, findings: saved.findings }} />,
    saved.status,
  )
}

// --- sheets --------------------------------------------------------------------------------------------------------------

async function importPage(asked: Asked): Promise<Answer> {
  const period = await asked.transact((tx) => periodOf(tx, asked, asked.c.req.query('omgang') ?? ''))
  return <ValueImportPage shell={asked.shell} view={{ period }} />
}

async function preview(asked: Asked): Promise<Answer> {
  const form = await asked.form()
  // Line breaks and tabs inside matter; only the ends were trimmed.
  const pasted = form.text('rader')
  return await previewRows(asked, form.text('omgang'), readPasted(pasted), { pasted })
}

async function previewFile(asked: Asked): Promise<Answer> {
  const file = await receiveUpload(asked.c.req.raw, { maxBytes: MAX_SHEET_BYTES })
  try {
    const rows = await readValueFile(await readFile(file.path), file.filename)
    return await previewRows(asked, file.fields.omgang ?? '', rows, { fileName: file.filename })
  } finally {
    await file.remove()
  }
}

/** What was read is kept here between the preview and the yes: what is saved is what was shown. */
interface KeptContent {
  values: NewValue[]
}

async function previewRows(
  asked: Asked,
  wanted: string,
  rows: Result<SheetRow[]>,
  from: { pasted?: string; fileName?: string },
): Promise<Answer> {
  const view = await asked.transact(async (tx): Promise<ValueImportView> => {
    const period = await periodOf(tx, asked, wanted)
    if (!rows.ok) return { period, ...from, findings: rows.findings }
    const mine = (await indicatorsIn(tx, period)).filter((one) => asked.may('values:report', one.indicator!.reporter))
    const read = readSheet(rows.value, await valuesOf(tx, asked, mine, period, undefined))
    if (!read.ok) return { period, ...from, findings: read.findings }
    const values = read.value.flatMap((one) => (one.value ? [one.value] : []))
    const whole = values.length > 0 && read.value.every((one) => one.state !== 'broken')
    const shown = { readings: read.value, ...(from.fileName ? { fileName: from.fileName } : {}) }
    if (!whole) return { period, ...from, preview: shown }
    const sheet = randomUUID()
    await keepSheet(tx, { id: sheet, period, fileName: from.fileName ?? null, content: { values } satisfies KeptContent })
    return { period, ...from, preview: { ...shown, sheet } }
  })
  const good = view.preview?.sheet !== undefined || view.preview?.readings.every((one) => one.state === 'same')
  return await html(asked, <ValueImportPage shell={asked.shell} view={view} />, good ? 200 : 422)
}

async function confirm(asked: Asked): Promise<Answer> {
  const form = await asked.form()
  const period = await asked.transact(async (tx) => {
    const id = form.text('blad')
    const sheet = /^[0-9a-f-]{36}$/.test(id) ? await loadSheet(tx, id) : undefined
    // Somebody else's reading is as unknown as one that never was.
    if (!sheet || sheet.readBy !== asked.actor.name)
      throw refused(
        'not-found',
        'no-sheet',
        'Läsningen finns inte kvar. Läs in bladet igen.',
        'The reading is gone. Read the sheet again.',
      )
    const { values } = sheet.content as KeptContent
    const plan = new Map((await indicatorsIn(tx, sheet.period)).map((one) => [one.id, one.indicator!.reporter]))
    const reporters = values.map(({ indicator }) => plan.get(indicator))
    for (const reporter of reporters) {
      if (reporter === undefined)
        throw refused(
          'invalid',
          'plan-changed',
          'Planen har ändrats sedan bladet lästes. Läs in det igen.',
          'The plan has changed since the sheet was read. Read it again.',
        )
      asked.require('values:report', reporter)
    }
    await holdOpen(
      tx,
      sheet.period,
      reporters.filter((one) => one !== undefined),
    )
    // Two clicks save once.
    if (await confirmSheet(tx, id)) await saveValues(tx, values)
    return sheet.period
  })
  asked.changed('goals')
  return asked.c.redirect(valuesHref(period), 303)
}
