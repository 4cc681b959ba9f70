// The organisation from a file: shown row by row, kept on the server, saved when confirmed and only onto what it was read against.
// Refuses: half an organisation; one broken cell and nothing is saved.
import { randomUUID } from 'node:crypto'
import { get, post, type Route } from '../http/route.ts'
import { hasErrors } from '../kernel/finding.ts'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { readOrganisation, type SheetRow, type Unit } from '../organisation/model.ts'
import {
  ORGANISATION_IMPORT_PATH,
  OrganisationImportPage,
  type OrganisationImportView,
} from '../organisation/pages/organisationImport.tsx'
import { dropPending, keepPending, loadPending, loadUnits, saveUnits } from '../organisation/store.ts'
import { audit } from '../storage/audit.ts'
import { renderPage } from '../web/layout.tsx'
import { markOf, receiveSheet } from './sheetUpload.ts'
import { requireWhole } from './wholeAuthority.ts'
import type { WorldAsked } from './worldAsked.ts'

const PURPOSE = 'organisation/import'

async function page(asked: WorldAsked, view: OrganisationImportView, status: 200 | 409 | 422 = 200): Promise<Response> {
  return asked.c.html(await renderPage(<OrganisationImportPage shell={asked.shell} view={view} />), status)
}

/** Reads the rows against what is registered now and keeps them, when nothing is wrong, for the confirmation. */
async function preview(asked: WorldAsked, fileName: string, rows: SheetRow[]) {
  return await asked.transact(async (tx) => {
    const known = await loadUnits(tx)
    const read = readOrganisation(rows, known)
    const pendingId = randomUUID()
    if (!hasErrors(read.findings)) await keepPending(tx, PURPOSE, { pendingId, fileName, basedOn: markOf(known), payload: rows })
    return { fileName, pendingId, rows: read.rows, findings: read.findings }
  })
}

async function upload(asked: WorldAsked): Promise<Response> {
  requireWhole(asked, 'organisation:edit')
  const { fileName, rows, findings } = await receiveSheet(asked)
  if (hasErrors(findings)) return await page(asked, { preview: { fileName, pendingId: '', rows: [], findings } }, 422)
  const shown = await preview(asked, fileName, rows)
  return await page(asked, { preview: shown }, hasErrors(shown.findings) ? 422 : 200)
}

async function confirm(asked: WorldAsked): Promise<Response> {
  requireWhole(asked, 'organisation:edit')
  const pendingId = (await asked.form()).text('pending')
  const kept = await asked.transact(async (tx) => {
    const pending = await loadPending<SheetRow[]>(tx, PURPOSE, pendingId)
    if (!pending) throw gone()
    const known = await loadUnits(tx)
    if (markOf(known) !== pending.basedOn) return { outdated: pending }
    const { units } = readOrganisation(pending.payload, known)
    await saveUnits(tx, units)
    await audit(tx, { action: 'organisation/import', subject: pending.fileName, before: beforeOf(known, units), after: units })
    await dropPending(tx, PURPOSE)
    return { saved: units.length }
  })
  if (kept.outdated) {
    const shown = await preview(asked, kept.outdated.fileName, kept.outdated.payload)
    return await page(asked, { preview: shown, outdated: true }, 409)
  }
  asked.changed()
  return asked.c.redirect(`${ORGANISATION_IMPORT_PATH}?sparat=${kept.saved}`, 303)
}

const beforeOf = (known: readonly Unit[], units: readonly Unit[]): Unit[] => {
  const codes = new Set(units.map((unit) => unit.code))
  return known.filter((unit) => codes.has(unit.code))
}

export const gone = (): Refusal =>
  new Refusal(
    'not-found',
    'app/no-pending-file',
    text(
      'Den granskade filen finns inte kvar: den är redan sparad, ersatt av en ny eller granskad av någon annan. Läs in filen igen.',
      'The file that was looked through is no longer kept: it has been saved, replaced by a new one, or was someone else’s. Read the file in again.',
    ),
  )

export function organisationImportRoutes(): Route<WorldAsked>[] {
  return [
    get<WorldAsked>(ORGANISATION_IMPORT_PATH, 'organisation:edit', (asked) => {
      const saved = Number(asked.c.req.query('sparat') ?? Number.NaN)
      return page(asked, Number.isSafeInteger(saved) && saved >= 0 ? { saved } : {})
    }),
    post<WorldAsked>(ORGANISATION_IMPORT_PATH, 'organisation:edit', upload),
    post<WorldAsked>(`${ORGANISATION_IMPORT_PATH}/spara`, 'organisation:edit', confirm),
  ]
}
