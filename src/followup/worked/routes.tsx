// The page of worked time: a year beside the staffing target, and a file or a paste read before it is saved.
// Refuses: saving what has not been shown, a unit outside what the actor answers for, and half a file.
import { readFile } from 'node:fs/promises'
import { type Answer, type Asked, get, post, type Route } from '../../http/route.ts'
import { receiveUpload } from '../../http/upload.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import type { UnitCode } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/result.ts'
import { compareSwedish, text } from '../../kernel/text.ts'
import { loadUnits } from '../../organisation/store.ts'
import { renderPage } from '../../web/layout.tsx'
import { link } from '../../web/links.ts'
import { decodeCsv, MAX_WORKED_BYTES, readCsvRows } from './io/readCsv.ts'
import { WORKED_PATH, WorkedPage, type WorkedView } from './pages/worked.tsx'
import { loadWorkedTime, loadWorkedYears, saveWorkedTime } from './store.ts'
import { type ReadWorked, readWorked, type StaffingTarget, workedLines } from './worked.ts'

type TargetOf = (unit: UnitCode, month: string) => StaffingTarget | undefined

export interface WorkedDeps {
  /** What each unit's budget of the year pays for in a month; undefined where nobody has said. */
  staffingTargets?(year: number): Promise<TargetOf> | TargetOf
}

export const workedRoutes = (deps: WorkedDeps): Route[] => [
  get(WORKED_PATH, 'forecast:read', (asked) => workedPage(asked, deps)),
  post(WORKED_PATH, 'budget:edit', (asked) => readFileOrRows(asked, deps)),
]

function yearOf(written: string): number | undefined {
  if (written === '') return undefined
  if (/^(19|20|21)\d\d$/.test(written)) return Number(written)
  throw new Refusal(
    'invalid',
    'followup/no-year',
    text(`”${written}” är inget år. Skriv till exempel 2020.`, `“${written}” is not a year. Write for example 2020.`),
  )
}

async function viewOf(asked: Asked, deps: WorkedDeps, wanted: string): Promise<WorkedView> {
  const { year, years, units, worked } = await asked.transact(async (tx) => {
    const known = await loadWorkedYears(tx)
    const chosen = yearOf(wanted) ?? known[0] ?? Number(asked.today.slice(0, 4))
    return { year: chosen, years: known, units: await loadUnits(tx), worked: await loadWorkedTime(tx, chosen) }
  })
  const targetOf = await deps.staffingTargets?.(year)
  const targets = new Map<string, StaffingTarget>()
  for (const one of worked) {
    const target = targetOf?.(one.unit, one.month)
    if (!target) continue
    // People are counted for everyone; what they cost below a committee is not for everyone.
    const shown = asked.sees(one.unit) ? target : { fteHundredths: target.fteHundredths }
    targets.set(`${one.unit} ${one.month}`, shown)
  }
  const named = units.map(({ code, name }) => ({ code, name })).sort((a, b) => compareSwedish(a.name, b.name))
  return {
    year,
    years,
    lines: workedLines(named, worked, (unit, month) => targets.get(`${unit} ${month}`)),
    mayImport: asked.may('budget:edit'),
  }
}

async function workedPage(asked: Asked, deps: WorkedDeps): Promise<Answer> {
  const view = await viewOf(asked, deps, asked.c.req.query('ar') ?? '')
  const saved = asked.c.req.query('sparade')
  return (
    <WorkedPage shell={asked.shell} view={{ ...view, ...(saved && /^\d{1,6}$/.test(saved) ? { saved: Number(saved) } : {}) }} />
  )
}

interface Sent {
  raw: string
  year: string
  fileName: string
  save: boolean
}

/** A file comes as multipart, a paste and the yes to what was shown as an ordinary form. */
async function sentOf(asked: Asked): Promise<Sent> {
  if (!/^multipart\//i.test(asked.c.req.header('content-type') ?? '')) {
    const form = await asked.form()
    const fileName = form.text('filnamn') || 'inklistrade rader'
    return { raw: form.text('rader'), year: form.text('ar'), fileName, save: form.text('gor') === 'spara' }
  }
  const upload = await receiveUpload(asked.c.req.raw, { maxBytes: MAX_WORKED_BYTES })
  try {
    return { raw: decodeCsv(new Uint8Array(await readFile(upload.path))), year: '', fileName: upload.filename, save: false }
  } finally {
    await upload.remove()
  }
}

async function readFileOrRows(asked: Asked, deps: WorkedDeps): Promise<Answer> {
  const sent = await sentOf(asked)
  const units = await asked.transact(loadUnits)
  const rows = readCsvRows(sent.raw)
  const read = rows.ok ? readWorked(rows.value, new Set(units.map((one) => one.code))) : rows
  const findings = read.ok ? outsideOf(asked, read.value) : read.findings
  if (!read.ok || findings.length > 0) return await answer(asked, deps, sent, { findings }, 422)
  if (!sent.save) return await answer(asked, deps, sent, { preview: read.value }, 200)
  for (const unit of new Set(read.value.rows.map((one) => one.unit))) asked.require('budget:edit', unit)
  const saved = await asked.transact((tx) => saveWorkedTime(tx, read.value.rows, { fileName: sent.fileName }))
  const year = read.value.months[0]!.slice(0, 4)
  return asked.c.redirect(link(WORKED_PATH, { ar: year, sparade: saved }), 303)
}

/** Units in the file that somebody else answers for: all of them by name, before anything is shown as saveable. */
const outsideOf = (asked: Asked, { rows }: ReadWorked): Finding[] =>
  [...new Set(rows.map((one) => one.unit))]
    .filter((unit) => !asked.may('budget:edit', unit))
    .map((unit) =>
      finding(
        'followup/worked-outside',
        'error',
        text(
          `Enheten ${unit} svarar du inte för. Ta bort dess rader eller be en controller läsa in filen.`,
          `You do not answer for the unit ${unit}. Remove its lines or ask a controller to read the file.`,
        ),
      ),
    )

async function answer(
  asked: Asked,
  deps: WorkedDeps,
  { raw, year, fileName }: Sent,
  more: Pick<WorkedView, 'findings' | 'preview'>,
  status: 200 | 422,
): Promise<Response> {
  const view = { ...(await viewOf(asked, deps, year)), ...more, written: raw, fileName }
  return asked.c.html(await renderPage(<WorkedPage shell={asked.shell} view={view} />), status)
}
