// Imports, receipts, vouchers and the organisation: the base the figures stand on. The one place a page writes: reading a file.
import { get, post, type Route } from '../http/route.ts'
import { receiveUpload } from '../http/upload.ts'
import type { ImportId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { isUnchanged, OWN_ENTITY } from '../ledger/model.ts'
import { type EntityOption, ImportsPage, type ImportsView, importHref } from '../ledger/pages/imports.tsx'
import { ReceiptPage } from '../ledger/pages/receipt.tsx'
import { VOUCHERS_PATH, VouchersPage, type VouchersView } from '../ledger/pages/vouchers.tsx'
import { listImports, loadImport, readVoucherTexts } from '../ledger/store.ts'
import { OrganisationPage } from '../organisation/pages/organisation.tsx'
import { ORGANISATION_IMPORT_PATH } from '../organisation/pages/organisationImport.tsx'
import { SETUP_PATH } from '../overview/pages/setupGuide.tsx'
import { renderPage } from '../web/layout.tsx'
import { PATHS } from '../web/links.ts'
import type { House } from './house.ts'
import { formatOf } from './ledgerReaders.ts'
import { organisationView } from './views/organisation.ts'
import { spanOf } from './views/periods.ts'
import type { World } from './world.ts'
import type { WorldAsked } from './worldAsked.ts'

/** A region's ledger with five million rows is about half a gigabyte. */
const MAX_UPLOAD_BYTES = 1_000_000_000

function entities(world: World): EntityOption[] {
  return [
    { code: OWN_ENTITY, name: text(`${world.authority.name} (egen bokföring)`, `${world.authority.name} (own books)`) },
    ...world.companies.filter((c) => c.consolidated).map((c) => ({ code: c.code, name: text(c.name, c.name) })),
  ]
}

async function importsPage(asked: WorldAsked, answer?: ImportsView['answer'], status: 200 | 422 | 409 = 200): Promise<Response> {
  const imports = await asked.transact(listImports)
  const view = { imports, entities: entities(asked.world), readOnly: !asked.may('imports:write'), answer }
  return asked.c.html(await renderPage(<ImportsPage shell={asked.shell} view={view} />), status)
}

async function upload(asked: WorldAsked, house: House): Promise<Response> {
  asked.require('imports:write')
  const file = await receiveUpload(asked.c.req.raw, { maxBytes: MAX_UPLOAD_BYTES })
  const entity = file.fields.entity || OWN_ENTITY
  try {
    const format = formatOf(file.filename)
    const answer = await house.importFile({ path: file.path, fileName: file.filename, format, entity, actor: asked.actor })
    if (!isUnchanged(answer)) return asked.c.redirect(importHref(answer.importId), 303)
    const record = await asked.transact((tx) => loadImport(tx, answer.importId))
    return await importsPage(asked, { kind: 'unchanged', importId: answer.importId, readAt: record?.importedAt ?? '' })
  } catch (error) {
    if (!(error instanceof Refusal) || error.findings.length === 0) throw error
    return await importsPage(asked, { kind: 'refused', fileName: file.filename, entity, findings: error.findings }, 422)
  } finally {
    await file.remove()
  }
}

const PAGE_ROWS = 50

async function vouchersView({ c, world, transact, require }: WorldAsked): Promise<VouchersView> {
  const { year: asked, account = '', unit, structure } = c.req.query()
  const year = Number(asked ?? world.years.at(-1))
  const period = spanOf(c.req.query('period'))
  if (!/^\d{3,8}$/.test(account))
    throw new Refusal(
      'invalid',
      'app/no-account',
      text(
        'Ange ett konto. Gå till Utfall och budget och välj ett konto i en enhet.',
        'Give an account. Go to Outcome and budget and choose an account in a unit.',
      ),
    )
  require('vouchers:read', unit || world.units.find((one) => one.kind === 'assembly')?.code)
  const offset = Math.max(0, Math.trunc(Number(c.req.query('offset') ?? 0)) || 0)
  const list = await world.books.vouchersFor({
    entity: OWN_ENTITY,
    year,
    account,
    unit: unit || undefined,
    structure: structure === 'now' ? 'now' : 'then',
    from: period.from,
    to: period.to,
    limit: PAGE_ROWS,
    offset,
  })
  const open = c.req.queries('open') ?? []
  const shown = list.rows.filter((row) => open.includes(String(row.rowNo)))
  const texts: Record<string, VouchersView['texts'][string]> = {}
  if (list.importId && shown.length > 0) {
    const importId = list.importId as ImportId
    const read = await transact((tx) =>
      readVoucherTexts(
        tx,
        importId,
        shown.map((row) => row.rowNo),
      ),
    )
    for (const row of shown) {
      const found = read.find((one) => one.rowNo === row.rowNo)
      if (found) texts[row.rowNo] = { text: found, lines: await world.books.fileLines(importId, row.line, 2) }
    }
  }
  const unitName = world.units.find((u) => u.code === unit)?.name ?? world.authority.name
  const name = world.accountName(OWN_ENTITY, account)
  return {
    title: text(`Konto ${account} ${name?.sv ?? ''}`.trim(), `Account ${account} ${name?.en ?? ''}`.trim()),
    about: text(`${unitName}, ${period.label.sv.toLowerCase()} ${year}`, `${unitName}, ${period.label.en} ${year}`),
    list,
    offset,
    limit: PAGE_ROWS,
    open,
    texts,
    unitNames: Object.fromEntries(world.units.map((u) => [u.code, u.name])),
  }
}

async function receipt({ c, world, shell, transact }: WorldAsked) {
  const record = await transact((tx) => loadImport(tx, c.req.param('id') as ImportId))
  if (!record)
    throw new Refusal(
      'not-found',
      'app/no-import',
      text('Importen finns inte. Se listan över importer.', 'There is no such import. See the list of imports.'),
    )
  const entity = entities(world).find((one) => one.code === record.entity) ?? {
    code: record.entity,
    name: text(record.entity, record.entity),
  }
  return <ReceiptPage shell={shell} view={{ record, entity }} />
}

function organisation({ c, world, shell, may }: WorldAsked) {
  const { year, structure } = shell.choices
  const view = organisationView(world, Number(year), structure, c.req.queries('open') ?? [])
  const ways = [
    ...(may('organisation:edit')
      ? [{ label: text('Läs in organisationen', 'Read in the organisation'), href: ORGANISATION_IMPORT_PATH }]
      : []),
    ...(may('setup:run') ? [{ label: text('Kom igång', 'Getting started'), href: SETUP_PATH }] : []),
  ]
  return <OrganisationPage shell={shell} view={{ ...view, ways }} />
}

export const importRoutes = (house: House): Route<WorldAsked>[] => [
  get(PATHS.imports, 'imports:read', (asked) => importsPage(asked)),
  post(PATHS.imports, 'imports:write', (asked) => upload(asked, house)),
  get(`${PATHS.imports}/:id`, 'imports:read', receipt),
  get(VOUCHERS_PATH, 'vouchers:read', async (asked) => <VouchersPage shell={asked.shell} view={await vouchersView(asked)} />),
  get(PATHS.organisation, 'organisation:read', organisation),
]
