// What is decided about an interim report, signing it, and the signed reports: frozen once, read and printed from what was signed.
// Refuses: signing anything but what the signer has seen, a status without its chain, and unexplained deviations in the books.
import { createHash } from 'node:crypto'
import { type Answer, get, post, type Route } from '../http/route.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { text } from '../kernel/text.ts'
import { readDecision, readOverride } from '../reports/input.ts'
import { contentText, hasMoved, type Movement, type ReportDecision, readContent, type SignedReport } from '../reports/model.ts'
import { DECISION_PATH, decisionPath, fileName, SIGN_PATH, SIGNED_PATH, signedPath } from '../reports/pages/addresses.ts'
import { DecisionPage, type DecisionView } from '../reports/pages/decision.tsx'
import { SignedPage } from '../reports/pages/reader.tsx'
import { REPORT_WORDS as W } from '../reports/pages/words.ts'
import {
  DecidedMeanwhile,
  listSigned,
  loadDecision,
  loadDecisions,
  loadSigned,
  saveDecision,
  signReport,
} from '../reports/store.ts'
import { ConflictPage } from '../web/conflict.tsx'
import { renderPage } from '../web/layout.tsx'
import {
  aboutOf,
  askedInterim,
  deviationsOf,
  fingerprint,
  type InterimName,
  keyOf,
  markOf,
  movedSince,
  notFound,
  obstaclesOf,
  readInterimName,
  requireInterim,
  unitOf,
} from './interimAsked.ts'
import type { InterimAsked } from './interimInput.ts'
import { freeze, interimReport, REPORT_FORMATS, type ReportFormat, signedFile } from './reporting.ts'
import { chapterIn, fileAnswer } from './reportRoutes.tsx'
import type { WorldAsked } from './worldAsked.ts'

const now = (): string => new Date().toISOString()
const behalf = ({ actor }: WorldAsked) => (actor.onBehalfOf ? { onBehalfOf: actor.onBehalfOf } : {})
const draftKey = (name: InterimName): string => `report-${keyOf(name)}`

interface Loaded {
  name: InterimName
  asked: InterimAsked
  versions: ReportDecision[]
  signed: SignedReport[]
  latest?: SignedReport & { content: string }
}

/** The report the request is about, for those who may write it. */
async function load(of: WorldAsked, name: InterimName): Promise<Loaded> {
  const { world, transact } = of
  of.require('reports:write', unitOf(world, name))
  const key = keyOf(name)
  const loaded = await transact(async (tx) => {
    const signed = await listSigned(tx, key)
    const latest = signed[0] && (await loadSigned(tx, key, signed[0].no))
    return {
      name,
      asked: await askedInterim(tx, world, name),
      versions: await loadDecisions(tx, key),
      signed,
      ...(latest ? { latest } : {}),
    }
  })
  requireInterim(world, loaded.asked)
  return loaded
}

interface Wrong {
  findings: readonly Finding[]
  written: Record<string, string>
  signing: boolean
}

const moved = ({ world }: WorldAsked, { asked, latest }: Loaded): Movement | undefined =>
  latest && movedSince(world, asked, latest)

async function decisionPage(of: WorldAsked, loaded: Loaded, wrong?: Wrong) {
  const { world, shell } = of
  const { name, asked, versions, signed } = loaded
  const report = interimReport(world, asked)
  const [saved] = versions
  const kept = wrong ? undefined : await of.draft(draftKey(name))
  const movement = moved(of, loaded)
  const view: DecisionView = {
    about: aboutOf(name),
    title: report.title,
    values: {
      ...(saved
        ? { caseNumber: saved.caseNumber, proposal: saved.proposal, events: saved.events, decidedOn: saved.decidedOn ?? '' }
        : {}),
      ...kept,
      ...wrong?.written,
    },
    versions,
    findings: wrong?.findings ?? [],
    signing: wrong?.signing ?? false,
    draftKey: draftKey(name),
    seen: fingerprint(world, asked),
    no: (signed[0]?.no ?? 0) + 1,
    obstacles: obstaclesOf(world, asked),
    deviations: deviationsOf(world, name, report).map((one) => one.message),
    signed,
    unchanged: movement !== undefined && !hasMoved(movement),
  }
  return <DecisionPage shell={shell} view={view} />
}

async function save(of: WorldAsked): Promise<Answer> {
  const form = await of.form()
  const name = readInterimName(of.world, form.text)
  of.require('reports:write', unitOf(of.world, name))
  const read = readDecision(form)
  const again = async (findings: readonly Finding[]) =>
    of.c.html(
      await renderPage(await decisionPage(of, await load(of, name), { findings, written: form.entries(), signing: false })),
      422,
    )
  if (!read.ok) return again(read.findings)
  const mine: ReportDecision = {
    ...read.value,
    report: keyOf(name),
    version: (form.number('version') ?? -1) + 1,
    by: of.actor.name,
    ...behalf(of),
    at: now(),
  }
  try {
    await of.transact((tx) => saveDecision(tx, mine))
  } catch (error) {
    if (error instanceof DecidedMeanwhile) return await conflict(of, name, mine)
    throw error
  }
  await of.dropDraft(draftKey(name))
  return of.c.redirect(decisionPath(aboutOf(name)), 303)
}

/** Both texts are shown, and nothing is saved. */
async function conflict(of: WorldAsked, name: InterimName, mine: ReportDecision): Promise<Response> {
  const { c, lang, shell } = of
  const theirs = await of.transact((tx) => loadDecision(tx, mine.report))
  const field = (key: 'caseNumber' | 'decidedOn' | 'proposal' | 'events', multiline = false) => ({
    name: key,
    label: W[key][lang],
    mine: mine[key] ?? '',
    theirs: theirs?.[key] ?? '',
    ...(multiline ? { multiline } : {}),
  })
  const { year, period, committee } = name
  const page = (
    <ConflictPage
      shell={shell}
      title={W.decide[lang]}
      action={DECISION_PATH}
      hidden={{ year: String(year), period, ...(committee ? { namnd: committee } : {}) }}
      version={theirs?.version ?? 0}
      savedBy={theirs?.by ?? ''}
      savedAt={theirs?.at ?? mine.at}
      fields={[field('caseNumber'), field('decidedOn'), field('proposal', true), field('events', true)]}
      keepTheirs={decisionPath(aboutOf(name))}
    />
  )
  return c.html(await renderPage(page), 409)
}

const refuse = (code: string, sv: string, en: string): Finding => finding(`reports/sign-${code}`, 'error', text(sv, en))
const CHANGED = refuse(
  'moved',
  'Rapporten har ändrats sedan du öppnade sidan. Läs den igen och underteckna sedan.',
  'The report has changed since you opened the page. Read it again, then sign.',
)

/** Why it may not be signed; empty when it may. */
function against(of: WorldAsked, loaded: Loaded, seen: string): Finding[] {
  const { world } = of
  const movement = moved(of, loaded)
  if (movement && !hasMoved(movement)) return [refuse('unchanged', W.unchanged.sv, W.unchanged.en)]
  const obstacles = obstaclesOf(world, loaded.asked)
  if (obstacles.length > 0) return obstacles
  return fingerprint(world, loaded.asked) === seen ? [] : [CHANGED]
}

async function sign(of: WorldAsked): Promise<Answer> {
  const { c, world, actor, transact } = of
  const form = await of.form()
  const loaded = await load(of, readInterimName(world, form.text))
  const { name } = loaded
  const again = async (findings: readonly Finding[], status: 409 | 422) => {
    const written = { overrideReason: form.text('overrideReason') }
    return c.html(await renderPage(await decisionPage(of, await load(of, name), { findings, written, signing: true })), status)
  }
  const seen = form.text('seen')
  const findings = against(of, loaded, seen)
  if (findings.length > 0) return again(findings, findings[0] === CHANGED ? 409 : 422)
  const deviations = deviationsOf(world, name, interimReport(world, loaded.asked)).length
  const override = readOverride(form.text('overrideReason'), deviations)
  if (!override.ok) return again(override.findings, 422)
  const who = { by: actor.name, ...behalf(of), at: now() }
  const report = interimReport(world, { ...loaded.asked, signed: markOf(who) })
  const content = contentText(await freeze(world, report))
  const signed: SignedReport = {
    report: keyOf(name),
    no: form.number('no') ?? 0,
    title: report.title,
    sha256: createHash('sha256').update(content).digest('hex'),
    imports: world.books.imports.map(({ entity, year, measure, importId }) => ({ entity, year, measure, importId })),
    auditHead: loaded.asked.auditHead!,
    overrideReason: override.value,
    ...who,
  }
  const still = await transact(async (tx) => {
    // What was frozen is what still holds: asked again where it is written.
    if (fingerprint(world, await askedInterim(tx, world, name)) !== seen) return false
    await signReport(tx, signed, content)
    return true
  })
  return still ? c.redirect(signedPath(signed), 303) : again([CHANGED], 409)
}

async function signedAsked({ c, transact }: WorldAsked): Promise<SignedReport & { content: string }> {
  const no = c.req.query('nr') ?? ''
  const found = /^\d{1,6}$/.test(no)
    ? await transact((tx) => loadSigned(tx, c.req.query('rapport') ?? '', Number(no)))
    : undefined
  if (!found)
    throw notFound(
      'no-signed',
      'Den undertecknade rapporten finns inte. Välj en rapport i listan.',
      'There is no such signed report. Choose a report in the list.',
    )
  return found
}

async function signedPage(of: WorldAsked) {
  const { world, shell, transact } = of
  const signed = await signedAsked(of)
  const { report } = readContent(signed.content)
  // A committee that is no more has no living report to compare with; the signed one stands.
  const period = report.period?.slice(5)
  const committee = report.committee
  const living = period === '04' || period === '08'
  const asked = living
    ? await transact((tx) => askedInterim(tx, world, { year: report.year, period, ...(committee ? { committee } : {}) }))
    : undefined
  const since = asked && movedSince(world, asked, signed)
  return (
    <SignedPage
      shell={shell}
      signed={signed}
      report={report}
      chapter={chapterIn(report, of)}
      {...(since ? { moved: since } : {})}
    />
  )
}

const signedFileRoute = (format: ReportFormat): Route<WorldAsked> =>
  get(`${SIGNED_PATH}.${format}`, 'reports:read', async (of) => {
    const signed = await signedAsked(of)
    return fileAnswer(of, await signedFile(signed.content, format), fileName(signed), format)
  })

export const signingRoutes = (): Route<WorldAsked>[] => [
  get(DECISION_PATH, 'reports:write', async (of) =>
    decisionPage(
      of,
      await load(
        of,
        readInterimName(of.world, (field) => of.c.req.query(field)),
      ),
    ),
  ),
  post(DECISION_PATH, 'reports:write', save),
  post(SIGN_PATH, 'reports:write', sign),
  get(SIGNED_PATH, 'reports:read', signedPage),
  ...REPORT_FORMATS.map(signedFileRoute),
]
