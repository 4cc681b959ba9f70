// A plan from a file: received, read cell by cell, shown, and made drafts when it is confirmed. And the plan as a file.
// Refuses: saving anything of a file with an error, and confirming the same file twice.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Asked } from '../../../http/route.ts'
import { receiveUpload } from '../../../http/upload.ts'
import { hasErrors } from '../../../kernel/finding.ts'
import { Refusal } from '../../../kernel/result.ts'
import { text } from '../../../kernel/text.ts'
import { renderPage } from '../../../web/layout.tsx'
import { link } from '../../../web/links.ts'
import { PlanImportPage, type PlanImportView } from '../../pages/planImport.tsx'
import { PLAN_PATHS, planHref } from '../../pages/planWords.ts'
import { makingOf, requireDrafts } from '../editing/routes.tsx'
import { importRows } from '../importRows.ts'
import { MAX_PLAN_BYTES, readPlanFile } from '../io/readPlanFile.ts'
import { writePlanWorkbook } from '../io/writePlanWorkbook.ts'
import { committeeOf, narrowed, planSeen, type Standing, type SteeringDeps, stand } from '../reading/routes.tsx'
import { type PlanSheet, readSheet } from '../sheet.ts'
import type { SheetRow } from '../sheetRow.ts'
import { closeUpload, loadUpload, type PlanUpload, saveUpload, saveVersions } from '../store.ts'

const sheetOf = (asked: Asked, { versions, year, units }: Standing, rows: readonly SheetRow[]): PlanSheet =>
  readSheet(rows, { versions, year, units, mayDraft: (unit) => asked.may('plan:draft', unit) })

const gone = (): Refusal =>
  new Refusal(
    'not-found',
    'goals/no-upload',
    text(
      'Filen är redan sparad eller borttagen. Läs in den igen om den behövs.',
      'The file is already saved or removed. Read it again if it is needed.',
    ),
  )

/** Only whoever sent a file sees it before it is confirmed. */
async function uploadOf(asked: Asked, id: string): Promise<PlanUpload> {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw gone()
  const upload = await asked.transact((tx) => loadUpload(tx, id))
  if (!upload || upload.by !== asked.actor.name) throw gone()
  return upload
}

export async function readFilePage(asked: Asked, deps: SteeringDeps) {
  const id = asked.c.req.query('fil')
  const upload = id ? await uploadOf(asked, id) : undefined
  const standing = await stand(asked, deps, upload?.year)
  const committee = upload ? upload.unit || undefined : committeeOf(asked, standing.units)
  const preview = upload ? { id: upload.id, fileName: upload.fileName, sheet: sheetOf(asked, standing, upload.rows) } : undefined
  return page(asked, { year: standing.year, ...(committee ? { committee } : {}), ...(preview ? { preview } : {}) })
}

const page = (asked: Asked, view: PlanImportView) => <PlanImportPage shell={asked.shell} view={view} />

export async function receiveFile(asked: Asked, deps: SteeringDeps): Promise<Response> {
  const file = await receiveUpload(asked.c.req.raw, { maxBytes: MAX_PLAN_BYTES })
  try {
    const wanted = /^\d{4}$/.test(file.fields.year ?? '') ? Number(file.fields.year) : undefined
    const standing = await stand(asked, deps, wanted)
    const unit = file.fields.namnd ?? ''
    const view: PlanImportView = { year: standing.year, ...(unit === '' ? {} : { committee: unit }) }
    const rows = await readPlanFile(await readFile(file.path), file.filename)
    const sheet = rows.ok ? sheetOf(asked, standing, rows.value) : { columns: [], rows: [], findings: rows.findings }
    if (!rows.ok || hasErrors(sheet.findings))
      return asked.c.html(await renderPage(page(asked, { ...view, preview: { fileName: file.filename, sheet } })), 422)
    const upload = {
      id: randomUUID(),
      fileName: file.filename,
      unit,
      year: standing.year,
      rows: rows.value,
      by: asked.actor.name,
    }
    await asked.transact((tx) => saveUpload(tx, upload))
    return asked.c.redirect(link(PLAN_PATHS.read, { fil: upload.id }), 303)
  } finally {
    await file.remove()
  }
}

export async function confirmFile(asked: Asked, deps: SteeringDeps): Promise<Response> {
  const form = await asked.form()
  const upload = await uploadOf(asked, form.text('id'))
  if (form.text('act') === 'drop') {
    await asked.transact((tx) => closeUpload(tx, upload.id, 'dropped'))
    return asked.c.redirect(link(PLAN_PATHS.read, { year: upload.year }), 303)
  }
  const standing = await stand(asked, deps, upload.year)
  // Read again: the plan may have changed since the preview.
  const sheet = sheetOf(asked, standing, upload.rows)
  if (hasErrors(sheet.findings)) {
    const view = { year: upload.year, preview: { fileName: upload.fileName, sheet } }
    return asked.c.html(await renderPage(page(asked, view)), 422)
  }
  const made = importRows(standing.versions, sheet.rows, standing.year, makingOf(asked, upload.fileName))
  requireDrafts(asked, standing, made.versions)
  await asked.transact(async (tx) => {
    if (!(await closeUpload(tx, upload.id, 'confirmed'))) throw gone()
    await saveVersions(tx, made.versions, { action: 'goals/planImport' })
  })
  asked.changed('goals')
  return asked.c.redirect(planHref({ year: upload.year, namnd: upload.unit || undefined }), 303)
}

export async function excel(asked: Asked, deps: SteeringDeps): Promise<Response> {
  const standing = await stand(asked, deps)
  const committee = committeeOf(asked, standing.units)
  const plan = narrowed(planSeen(asked, standing), standing.units, committee)
  const name = `plan-${standing.year}${committee ? `-${committee}` : ''}`
  const body = await writePlanWorkbook(
    plan.all.map((one) => one.node),
    name,
  )
  return asked.c.body(Buffer.from(body), 200, {
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'content-disposition': `attachment; filename="${name}.xlsx"`,
  })
}
