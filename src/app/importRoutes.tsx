// Imports, receipts, vouchers and the organisation: the base the figures stand on. The one place a page writes: reading a file.
import { type Context, Hono } from 'hono'
import { receiveUpload } from '../http/upload.ts'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import type { ImportId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { isUnchanged, OWN_ENTITY } from '../ledger/model.ts'
import { type EntityOption, ImportsPage, type ImportsView, importHref } from '../ledger/pages/imports.tsx'
import { ReceiptPage } from '../ledger/pages/receipt.tsx'
import { VOUCHERS_PATH, VouchersPage, type VouchersView } from '../ledger/pages/vouchers.tsx'
import { listImports, loadImport, readVoucherTexts } from '../ledger/store.ts'
import { OrganisationPage } from '../organisation/pages/organisation.tsx'
import { renderPage } from '../web/layout.tsx'
import { PATHS } from '../web/links.ts'
import type { House } from './house.ts'
import { formatOf } from './ledgerReaders.ts'
import { shellOf } from './requestShell.ts'
import { spanOf } from './views/economy.ts'
import { organisationView } from './views/organisation.ts'
import type { World } from './world.ts'

/** A region's ledger with five million rows is about half a gigabyte. */
const MAX_UPLOAD_BYTES = 1_000_000_000

function entities(world: World): EntityOption[] {
  return [
    { code: OWN_ENTITY, name: text(`${world.authority.name} (egen bokföring)`, `${world.authority.name} (own books)`) },
    ...world.companies.filter((c) => c.consolidated).map((c) => ({ code: c.code, name: text(c.name, c.name) })),
  ]
}

const inTx = <T,>(house: House, work: Parameters<House['db']['asAuthority']>[2]) =>
  house.db.asAuthority(house.authority.authorityId, LOCAL_ACTOR, work) as Promise<T>

async function importsPage(
  c: Context,
  house: House,
  world: World,
  answer?: ImportsView['answer'],
  status: 200 | 422 | 409 = 200,
): Promise<Response> {
  const imports = await house.db.asAuthority(house.authority.authorityId, LOCAL_ACTOR, listImports)
  const shell = await shellOf(c, world)
  return c.html(await renderPage(<ImportsPage shell={shell} view={{ imports, entities: entities(world), answer }} />), status)
}

async function upload(c: Context, house: House, world: World): Promise<Response> {
  const file = await receiveUpload(c.req.raw, { maxBytes: MAX_UPLOAD_BYTES })
  const entity = file.fields.entity || OWN_ENTITY
  try {
    const answer = await house.importFile({ path: file.path, fileName: file.filename, format: formatOf(file.filename), entity })
    if (!isUnchanged(answer)) return c.redirect(importHref(answer.importId), 303)
    const record = await house.db.asAuthority(house.authority.authorityId, LOCAL_ACTOR, (tx) => loadImport(tx, answer.importId))
    return await importsPage(c, house, world, { kind: 'unchanged', importId: answer.importId, readAt: record?.importedAt ?? '' })
  } catch (error) {
    if (!(error instanceof Refusal) || error.findings.length === 0) throw error
    return await importsPage(c, house, world, { kind: 'refused', fileName: file.filename, entity, findings: error.findings }, 422)
  } finally {
    await file.remove()
  }
}

const PAGE_ROWS = 50

async function vouchersView(c: Context, house: House, world: World): Promise<VouchersView> {
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
    const read = await inTx<Awaited<ReturnType<typeof readVoucherTexts>>>(house, (tx) =>
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

export function importRoutes(house: House, current: () => Promise<World>): Hono {
  const app = new Hono()
  app.get(PATHS.imports, async (c) => await importsPage(c, house, await current()))
  app.post(PATHS.imports, async (c) => await upload(c, house, await current()))
  app.get(`${PATHS.imports}/:id`, async (c) => {
    const world = await current()
    const record = await house.db.asAuthority(house.authority.authorityId, LOCAL_ACTOR, (tx) =>
      loadImport(tx, c.req.param('id') as ImportId),
    )
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
    return c.html(await renderPage(<ReceiptPage shell={await shellOf(c, world)} view={{ record, entity }} />))
  })
  app.get(VOUCHERS_PATH, async (c) => {
    const world = await current()
    return c.html(await renderPage(<VouchersPage shell={await shellOf(c, world)} view={await vouchersView(c, house, world)} />))
  })
  app.get(PATHS.organisation, async (c) => {
    const world = await current()
    const shell = await shellOf(c, world)
    return c.html(
      await renderPage(
        <OrganisationPage
          shell={shell}
          view={organisationView(world, Number(shell.choices.year), shell.choices.structure, c.req.queries('open') ?? [])}
        />,
      ),
    )
  })
  return app
}
