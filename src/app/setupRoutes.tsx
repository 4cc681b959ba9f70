// Setting up an authority by pages and files: the guide, what it is called, its organisation, its accounts.
// Refuses: saving a file that was not shown, or over what someone else has saved since.
import { PUBLIC_KEY, type PublicPages, pagesAreOpen } from '../access/model.ts'
import { loadPlanYears, loadSteering } from '../goals/store.ts'
import { get, post, type Route } from '../http/route.ts'
import { type Text, text } from '../kernel/text.ts'
import { AUTHORITY_KEY, type AuthorityForm, type AuthoritySettings, NO_SETTINGS, readAuthority } from '../organisation/model.ts'
import { AUTHORITY_PATH, AuthorityPage } from '../organisation/pages/authorityPage.tsx'
import { SETUP_PATH, SetupPage } from '../overview/pages/setupGuide.tsx'
import { audit } from '../storage/audit.ts'
import { changeAuthority, loadAuthority } from '../storage/authority.ts'
import type { Tx } from '../storage/database.ts'
import { loadSetting, saveSetting } from '../storage/setting.ts'
import { ConflictPage } from '../web/conflict.tsx'
import { renderPage } from '../web/layout.tsx'
import { accountRoutes, unknownAccountsOf } from './accountRoutes.tsx'
import { organisationImportRoutes } from './organisationImportRoutes.tsx'
import { setupSteps } from './setupSteps.ts'
import { requireWhole } from './wholeAuthority.ts'
import type { WorldAsked } from './worldAsked.ts'

const settingsOf = async (tx: Tx): Promise<AuthoritySettings> =>
  (await loadSetting<AuthoritySettings>(tx, AUTHORITY_KEY)) ?? NO_SETTINGS

/** Opening the authority to everyone, or shutting it again, is a line of its own in the log. */
async function savePublicPages(tx: Tx, open: boolean): Promise<void> {
  const before = pagesAreOpen(await loadSetting(tx, PUBLIC_KEY))
  if (before === open) return
  await saveSetting(tx, PUBLIC_KEY, { open } satisfies PublicPages)
  await audit(tx, {
    action: open ? 'access/open-public-pages' : 'access/shut-public-pages',
    subject: PUBLIC_KEY,
    before: { open: before },
    after: { open },
  })
}

async function authorityForm(asked: WorldAsked): Promise<Response> {
  const { shell, c } = asked
  const { authority, settings, publicPages } = await asked.transact(async (tx) => ({
    authority: await loadAuthority(tx),
    settings: await settingsOf(tx),
    publicPages: pagesAreOpen(await loadSetting(tx, PUBLIC_KEY)),
  }))
  const { name, code, kind, synthetic } = authority
  const { orgnr, assembly, board, version } = settings
  const kept = await asked.draft('organisation:authority')
  const stored: AuthorityForm = { name, code, kind, synthetic, orgnr, assembly, board, publicPages }
  const form = kept ? formOf(kept) : stored
  const view = { form, version, findings: [], saved: c.req.query('sparat') !== undefined }
  return c.html(await renderPage(<AuthorityPage shell={shell} view={view} />))
}

const formOf = (fields: Record<string, string>): AuthorityForm => ({
  name: fields.name ?? '',
  code: fields.code ?? '',
  kind: fields.kind ?? '',
  orgnr: fields.orgnr ?? '',
  assembly: fields.assembly ?? '',
  board: fields.board ?? '',
  synthetic: fields.synthetic === 'ja',
  publicPages: fields.publicPages === 'ja',
})

async function saveAuthority(asked: WorldAsked): Promise<Response> {
  requireWhole(asked, 'setup:run')
  const { shell, c, actor } = asked
  const sent = await asked.form()
  const form = formOf(sent.entries())
  const version = sent.number('version') ?? 0
  const read = readAuthority(form)
  if (!read.ok)
    return c.html(await renderPage(<AuthorityPage shell={shell} view={{ form, version, findings: read.findings }} />), 422)
  const { name, code, kind, synthetic, publicPages, ...said } = read.value
  const theirs = await asked.transact(async (tx) => {
    const current = await settingsOf(tx)
    if (current.version !== version) return { settings: current, authority: await loadAuthority(tx) }
    await changeAuthority(tx, { name, code, kind, synthetic })
    await savePublicPages(tx, publicPages)
    const savedAt = `${asked.today}T00:00`
    await saveSetting(tx, AUTHORITY_KEY, {
      ...said,
      version: version + 1,
      savedBy: actor.name,
      savedAt,
    } satisfies AuthoritySettings)
    return undefined
  })
  if (theirs) return c.html(await renderPage(conflict(asked, form, theirs)), 409)
  await asked.dropDraft('organisation:authority')
  asked.changed()
  return c.redirect(`${AUTHORITY_PATH}?sparat=1`, 303)
}

function conflict(
  { shell }: WorldAsked,
  form: AuthorityForm,
  {
    settings,
    authority,
  }: { settings: AuthoritySettings; authority: { name: string; code: string; kind: string; synthetic: boolean } },
) {
  const fields: [keyof AuthorityForm, Text, string][] = [
    ['name', text('Namn', 'Name'), authority.name],
    ['code', text('Kod', 'Code'), authority.code],
    ['kind', text('Slag', 'Kind'), authority.kind],
    ['orgnr', text('Organisationsnummer', 'Organisation number'), settings.orgnr],
    ['assembly', text('Fullmäktige heter', 'The assembly is called'), settings.assembly],
    ['board', text('Styrelsen heter', 'The executive board is called'), settings.board],
  ]
  return (
    <ConflictPage
      shell={shell}
      title={text('Myndigheten', 'The authority')[shell.lang]}
      action={AUTHORITY_PATH}
      hidden={{ ...(form.synthetic ? { synthetic: 'ja' } : {}), ...(form.publicPages ? { publicPages: 'ja' } : {}) }}
      version={settings.version}
      savedBy={settings.savedBy ?? ''}
      savedAt={settings.savedAt ?? ''}
      fields={fields.map(([name, label, theirs]) => ({ name, label: label[shell.lang], mine: String(form[name]), theirs }))}
    />
  )
}

async function guide(asked: WorldAsked) {
  const { world, shell } = asked
  const { settings, goals } = await asked.transact(async (tx) => {
    const decided = (await loadPlanYears(tx)).find((one) => one.decided)
    const nodes = decided ? await loadSteering(tx, decided.year) : []
    return { settings: await settingsOf(tx), goals: nodes.filter((node) => node.kind === 'goal').length }
  })
  return (
    <SetupPage
      shell={shell}
      steps={setupSteps({ world, settings, goals, unknown: unknownAccountsOf(world), year: Number(asked.today.slice(0, 4)) })}
    />
  )
}

export function setupRoutes(): Route<WorldAsked>[] {
  return [
    get<WorldAsked>(SETUP_PATH, 'setup:run', guide),
    get<WorldAsked>(AUTHORITY_PATH, 'setup:run', authorityForm),
    post<WorldAsked>(AUTHORITY_PATH, 'setup:run', saveAuthority),
    ...organisationImportRoutes(),
    ...accountRoutes(),
  ]
}
