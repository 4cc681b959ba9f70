// The annual cycle over HTTP: wheel and list, the calendar file, and steps changed by whoever keeps the calendar.
// Refuses: saving on top of a version that was not read; both texts are shown instead.
import { type Asked, get, type Html, post, type Route } from '../../http/route.ts'
import { Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { loadUnits } from '../../organisation/store.ts'
import type { Tx } from '../../storage/database.ts'
import { ConflictPage } from '../../web/conflict.tsx'
import { renderPage } from '../../web/layout.tsx'
import { PATHS } from '../../web/links.ts'
import { readStep, type StepCommand } from '../input.ts'
import { CALENDAR_FILE, CyclePage } from '../pages/cycle.tsx'
import { StepPage, type StepView, stepDraftKey, stepHref } from '../pages/step.tsx'
import { wholeOf } from '../whole.ts'
import { PAGE } from '../words.ts'
import type { CycleStep } from './cycle.ts'
import { cycleIcs } from './ics.ts'
import { loadCycle, nextStepNo, type StoredStep, saveStep, stepHistory } from './store.ts'
import { readWhen } from './when.ts'

export interface CycleDeps {
  /** The instant, UTC, ISO 8601. */
  now(): string
  /** Makes addresses in calendar files the authority's own, e.g. `demo.roder`. */
  domain: string
}

export function cycleRoutes(deps: CycleDeps): Route[] {
  const step = `${PATHS.calendar}/steg/:step`
  return [
    get(PATHS.calendar, 'calendar:read', (asked) => showCycle(asked)),
    get(CALENDAR_FILE, 'calendar:read', (asked) => calendarFile(asked, deps)),
    get(step, 'calendar:edit', (asked) => showStep(asked)),
    post(step, 'calendar:edit', (asked) => save(asked, deps)),
    post(`${step}/ta-bort`, 'calendar:edit', (asked) => remove(asked, deps)),
  ]
}

const mayEdit = async (tx: Tx, asked: Asked): Promise<boolean> => asked.may('calendar:edit', wholeOf(await loadUnits(tx)))
const requireEdit = async (tx: Tx, asked: Asked): Promise<void> => asked.require('calendar:edit', wholeOf(await loadUnits(tx)))

async function showCycle(asked: Asked): Promise<Html> {
  const view = await asked.transact(async (tx) => ({
    steps: (await loadCycle(tx)).map(({ step }) => step),
    today: asked.today,
    edits: await mayEdit(tx, asked),
  }))
  return <CyclePage shell={asked.shell} view={view} />
}

async function calendarFile(asked: Asked, deps: CycleDeps): Promise<Response> {
  const steps = (await asked.transact(loadCycle)).map(({ step }) => step)
  const file = cycleIcs(steps, {
    lang: asked.lang,
    name: `${PAGE.cycle[asked.lang]}, ${asked.shell.authority}`,
    domain: deps.domain,
    stamp: deps.now(),
    fromYear: Number(asked.today.slice(0, 4)),
  })
  return asked.c.body(file, 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'attachment; filename="arshjul.ics"',
  })
}

/** The step asked for, or the place of a new one. */
async function storedOf(tx: Tx, asked: Asked): Promise<StoredStep | undefined> {
  const asks = asked.c.req.param('step') ?? ''
  if (asks === 'nytt') return undefined
  const found = (await loadCycle(tx)).find(({ step }) => String(step.no) === asks)
  if (!found)
    throw new Refusal(
      'not-found',
      'process/unknown-step',
      text('Steget finns inte i årshjulet. Välj ett i listan.', 'The step is not in the annual cycle. Choose one in the list.'),
    )
  return found
}

const viewOf = (stored: StoredStep | undefined, no: number, lang: 'sv' | 'en'): StepView => ({
  no,
  version: stored?.version ?? 0,
  values: {
    title: stored?.step.title[lang] ?? '',
    what: stored?.step.what[lang] ?? '',
    who: stored?.step.who[lang] ?? '',
    words: stored?.step.words[lang] ?? '',
  },
  ...(stored ? { step: stored.step } : {}),
})

async function showStep(asked: Asked): Promise<Html> {
  const view = await asked.transact(async (tx) => {
    await requireEdit(tx, asked)
    const stored = await storedOf(tx, asked)
    return viewOf(stored, stored?.step.no ?? (await nextStepNo(tx)), asked.lang)
  })
  const draft = await asked.draft(stepDraftKey(view.version === 0 ? 0 : view.no))
  const { version, ...values } = draft ?? {}
  return (
    <StepPage
      shell={asked.shell}
      view={draft ? { ...view, version: Number(version) || view.version, values: { ...view.values, ...values } } : view}
    />
  )
}

/** A text changed in one language stands for both until someone writes the other: no language is left with what is no longer so. */
function stepOf(no: number, command: StepCommand, before: CycleStep | undefined, lang: 'sv' | 'en'): CycleStep {
  const both = (name: 'title' | 'what' | 'who' | 'words') =>
    before && before[name][lang] === command[name] ? before[name] : text(command[name], command[name])
  const words = both('words')
  return {
    no,
    title: both('title'),
    what: both('what'),
    who: both('who'),
    words,
    when: before && words === before.words ? before.when : readWhen(command.words),
    ...(before?.source ? { source: before.source } : {}),
  }
}

async function save(asked: Asked, deps: CycleDeps): Promise<Response> {
  const entries = (await asked.form()).entries()
  const command = readStep(entries)
  const answer = await asked.transact(async (tx): Promise<{ page: Html; status: 409 | 422 } | { draft: number }> => {
    await requireEdit(tx, asked)
    const stored = await storedOf(tx, asked)
    const no = stored?.step.no ?? (await nextStepNo(tx))
    const view = viewOf(stored, no, asked.lang)
    if (!command.ok) {
      const values = { ...view.values, ...entries }
      return { page: <StepPage shell={asked.shell} view={{ ...view, values, findings: command.findings }} />, status: 422 }
    }
    if (stored && stored.version !== command.value.version)
      return { page: await conflictPage(tx, asked, stored, command.value), status: 409 }
    const step = stepOf(no, command.value, stored?.step, asked.lang)
    await saveStep(tx, { no, version: stored?.version ?? 0, step, at: deps.now() })
    return { draft: stored ? no : 0 }
  })
  if ('page' in answer) return asked.c.html(await renderPage(answer.page), answer.status)
  await asked.dropDraft(stepDraftKey(answer.draft))
  return asked.c.redirect(PATHS.calendar, 303)
}

async function conflictPage(tx: Tx, asked: Asked, { step, version }: StoredStep, mine: StepCommand): Promise<Html> {
  const { lang } = asked
  const [latest] = await stepHistory(tx, step.no)
  const field = (name: 'title' | 'words' | 'what' | 'who', label: string) => ({
    name,
    label,
    mine: mine[name],
    theirs: step[name][lang],
  })
  return (
    <ConflictPage
      shell={asked.shell}
      title={step.title[lang]}
      action={stepHref(step.no)}
      hidden={{}}
      version={version}
      savedBy={latest?.by ?? ''}
      savedAt={latest?.at ?? ''}
      fields={[
        field('title', PAGE.step[lang]),
        field('words', PAGE.when[lang]),
        field('what', lang === 'sv' ? 'Vad som görs' : 'What is done'),
        field('who', PAGE.who[lang]),
      ]}
    />
  )
}

async function remove(asked: Asked, deps: CycleDeps): Promise<Response> {
  const version = (await asked.form()).number('version') ?? 0
  await asked.transact(async (tx) => {
    await requireEdit(tx, asked)
    const stored = await storedOf(tx, asked)
    if (stored) await saveStep(tx, { no: stored.step.no, version, at: deps.now() })
  })
  return asked.c.redirect(PATHS.calendar, 303)
}
