// A detailed budget as files: a workbook out and back in, shown before anything is saved, and a budget for the ledger.
// Refuses: saving anything of a file with an error. What others saved since the file was taken is merged, never written over.
import { randomUUID } from 'node:crypto'
import { readFile as readBytes } from 'node:fs/promises'
import type { Answer, Asked } from '../../../http/route.ts'
import { receiveUpload } from '../../../http/upload.ts'
import type { Finding } from '../../../kernel/finding.ts'
import { writeSie } from '../../../ledger/store.ts'
import type { DetailDeps } from '../deps.ts'
import { checkEdits } from '../input.ts'
import { MAX_DETAIL_BYTES, readDetailWorkbook, writeDetailWorkbook } from '../io/detailWorkbook.ts'
import { mergeSheets } from '../merge.ts'
import { DetailChoicePage } from '../pages/detailChoice.tsx'
import { applyEdits, type DetailSheet, type Edit, editsBetween, isComputed, isMonthField } from '../sheet.ts'
import { gridAgain, type Place, placeOf, placeToWrite, pointing } from '../sheets/routes.tsx'
import { sieBudget } from '../sieBudget.ts'
import { loadDetail } from '../store.ts'
import { bookOf, readBook } from '../workbook.ts'

const loaded = (asked: Asked, { unit, year }: Place, version?: number): Promise<DetailSheet> =>
  asked.transact((tx) => loadDetail(tx, unit.code, year, version))

const attached = (name: string, type: string) => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`,
})

export async function excelOut(asked: Asked, deps: DetailDeps): Promise<Answer> {
  const place = await placeOf(asked, deps)
  const accounts = await deps.accounts(place.unit.code, place.year)
  const bytes = await writeDetailWorkbook(bookOf(await loaded(asked, place), accounts))
  const name = `detaljbudget-${place.unit.code}-${place.year}.xlsx`
  return asked.c.body(
    Buffer.from(bytes),
    200,
    attached(name, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  )
}

export async function sieOut(asked: Asked, deps: DetailDeps): Promise<Answer> {
  const place = await placeOf(asked, deps)
  const { unit, year } = place
  const names = {
    company: asked.shell.authority,
    unitName: unit.name,
    accounts: await deps.accounts(unit.code, year),
    generated: asked.today,
  }
  const pieces: Uint8Array[] = []
  for await (const piece of writeSie(sieBudget(await loaded(asked, place), names))) pieces.push(piece)
  return asked.c.body(Buffer.concat(pieces), 200, attached(`budget-${unit.code}-${year}.se`, 'application/octet-stream'))
}

/** The file is read and shown, merged with what is saved now. Nothing is kept of it: what it changes travels in the page's form. */
export async function readFile(asked: Asked, deps: DetailDeps): Promise<Answer> {
  const place = await placeToWrite(asked, deps)
  const { unit, year } = place
  const file = await receiveUpload(asked.c.req.raw, { maxBytes: MAX_DETAIL_BYTES })
  try {
    const book = await readDetailWorkbook(await readBytes(file.path))
    const read = book.ok
      ? readBook(book.value, { unit: unit.code, year }, () => `r${randomUUID().slice(0, 8)}`)
      : { ok: false as const, findings: book.findings }
    if (!read.ok) return await gridAgain(asked, deps, place, { findings: read.findings.map(withPlace) })
    const base = await loaded(asked, place, read.value.sheet.version)
    const theirs = await loaded(asked, place)
    const edits = editsBetween(base, read.value.sheet).filter((edit) => !touchesComputed(edit))
    const wrong = checkEdits(edits, base, await deps.accounts(unit.code, year))
    if (wrong.length > 0) return await gridAgain(asked, deps, place, { findings: pointing(wrong, base) })
    const merged = mergeSheets(base, applyEdits(base, edits), theirs)
    const view = {
      unit: unit.code,
      unitName: unit.name,
      year,
      version: theirs.version,
      merged,
      source: 'file' as const,
      fileName: file.filename,
      findings: read.value.findings,
    }
    return <DetailChoicePage shell={asked.shell} view={view} />
  } finally {
    await file.remove()
  }
}

/** Computed rows are in the file to be read; what is changed or removed there stays as it is computed. */
const touchesComputed = ({ row, field }: Edit): boolean =>
  isComputed(row) && (isMonthField(field) || field === 'account' || field === 'activity' || field === 'text')

/** The cell of the file is said in words; there is no such field on the page to go to. */
const withPlace = ({ cell, line: _, ...one }: Finding): Finding =>
  cell === undefined ? one : { ...one, message: { sv: `${cell}: ${one.message.sv}`, en: `${cell}: ${one.message.en}` } }
