// Setting up an authority by pages and files: the guide, what it is called, its organisation, its accounts.
// Refuses: saving a file that was not shown, or over what someone else has saved since.
import { loadPlanYears, loadSteering } from '../goals/store.ts'
import { get, post, type Route } from '../http/route.ts'
import { type Text, text } from '../kernel/text.ts'
import { ACCOUNTS_PATH } from '../ledger/pages/accounts.tsx'
import { AUTHORITY_KEY, type AuthorityForm, type AuthoritySettings, NO_SETTINGS, readAuthority } from '../organisation/model.ts'
import { AUTHORITY_PATH, AuthorityPage } from '../organisation/pages/authorityPage.tsx'
import { ORGANISATION_IMPORT_PATH } from '../organisation/pages/organisationImport.tsx'
import { SETUP_PATH, SetupPage, type SetupStep } from '../overview/pages/setupGuide.tsx'
import { changeAuthority, loadAuthority } from '../storage/authority.ts'
import { loadSetting, saveSetting } from '../storage/setting.ts'
import { ConflictPage } from '../web/conflict.tsx'
import { renderPage } from '../web/layout.tsx'
import { PATHS } from '../web/links.ts'
import { accountRoutes, unknownAccountsOf } from './accountRoutes.tsx'
import { organisationImportRoutes } from './organisationImportRoutes.tsx'
import { requireWhole } from './wholeAuthority.ts'
import type { WorldAsked } from './worldAsked.ts'

const settingsOf = async (tx: Parameters<typeof loadAuthority>[0]): Promise<AuthoritySettings> =>
  (await loadSetting<AuthoritySettings>(tx, AUTHORITY_KEY)) ?? NO_SETTINGS

async function authorityForm(asked: WorldAsked): Promise<Response> {
  const { shell, c } = asked
  const { authority, settings } = await asked.transact(async (tx) => ({
    authority: await loadAuthority(tx),
    settings: await settingsOf(tx),
  }))
  const { name, code, kind, synthetic } = authority
  const { orgnr, assembly, board, version } = settings
  const kept = await asked.draft('organisation:authority')
  const form: AuthorityForm = { name, code, kind, synthetic, orgnr, assembly, board, ...(kept ? formOf(kept) : {}) }
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
  const { name, code, kind, synthetic, ...said } = read.value
  const theirs = await asked.transact(async (tx) => {
    const current = await settingsOf(tx)
    if (current.version !== version) return { settings: current, authority: await loadAuthority(tx) }
    await changeAuthority(tx, { name, code, kind, synthetic })
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
      hidden={form.synthetic ? { synthetic: 'ja' } : {}}
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
  return <SetupPage shell={shell} steps={stepsOf(world, settings, goals, Number(asked.today.slice(0, 4)))} />
}

const step = (id: string, done: boolean, title: Text, says: Text, act: SetupStep['act'], more?: SetupStep['act']): SetupStep => ({
  id,
  title,
  done,
  says,
  act,
  ...(more ? { more } : {}),
})

function stepsOf(world: WorldAsked['world'], settings: AuthoritySettings, goals: number, year: number): SetupStep[] {
  const { units, years, authority } = world
  const unknown = unknownAccountsOf(world)
  const committees = world.statements.committees.length
  return [
    step(
      'myndighet',
      settings.version > 0,
      text('Myndigheten', 'The authority'),
      settings.version > 0
        ? text(
            `${authority.name}, ${settings.assembly} och ${settings.board}.`,
            `${authority.name}, ${settings.assembly} and ${settings.board}.`,
          )
        : text(
            'Säg vad myndigheten heter och om den är en region eller en kommun.',
            'Say what the authority is called and whether it is a region or a municipality.',
          ),
      { label: text('Fyll i uppgifterna', 'Fill in the details'), href: AUTHORITY_PATH },
    ),
    step(
      'organisation',
      units.length > 0,
      text('Organisationen', 'The organisation'),
      units.length > 0
        ? text(
            `${units.length} enheter, varav ${committees} med egen rad i driftredovisningen.`,
            `${units.length} units, of which ${committees} have a row of their own in the operating account.`,
          )
        : text(
            'Inga enheter ännu. Läs in en fil med nämnder, förvaltningar, enheter och kostnadsställen.',
            'No units yet. Read in a file of committees, administrations, units and cost centres.',
          ),
      { label: text('Läs in organisationen', 'Read in the organisation'), href: ORGANISATION_IMPORT_PATH },
    ),
    step(
      'bokforing',
      years.length > 0,
      text('Bokföringen', 'The books'),
      years.length > 0
        ? text(`Böckerna för ${years.join(', ')} är inlästa.`, `The books of ${years.join(', ')} have been read in.`)
        : text(
            'Inga böcker ännu. Läs in ekonomisystemets SIE-fil för varje år, äldst först.',
            'No books yet. Read in the SIE file of each year, oldest first.',
          ),
      { label: text('Läs in bokföring', 'Import books'), href: PATHS.imports },
    ),
    step(
      'konton',
      years.length > 0 && unknown.length === 0,
      text('Konton och rader', 'Accounts and lines'),
      years.length === 0
        ? text(
            'Väntar på böcker. Egna konton kan mappas redan nu.',
            'Waiting for books. Accounts of your own can be mapped already.',
          )
        : unknown.length === 0
          ? text(
              'Alla konton i böckerna står på en rad i räkenskaperna.',
              'Every account of the books is on a line of the statements.',
            )
          : text(
              `${unknown.length} ${unknown.length === 1 ? 'konto' : 'konton'} står inte på någon rad: ${unknown
                .slice(0, 6)
                .map((one) => one.account)
                .join(', ')}${unknown.length > 6 ? ' …' : ''}.`,
              `${unknown.length} ${unknown.length === 1 ? 'account is' : 'accounts are'} on no line: ${unknown
                .slice(0, 6)
                .map((one) => one.account)
                .join(', ')}${unknown.length > 6 ? ' …' : ''}.`,
            ),
      { label: text('Mappa konton', 'Map accounts'), href: ACCOUNTS_PATH },
    ),
    step(
      'mal',
      goals > 0,
      text('Målen', 'The goals'),
      goals > 0
        ? text(`${goals} mål är antagna.`, `${goals} goals have been adopted.`)
        : text(
            'Inga antagna mål ännu. Läs in mål, delmål och indikatorer från en fil, granska och anta.',
            'No adopted goals yet. Read goals, sub-goals and indicators from a file, look through and adopt.',
          ),
      { label: text('Läs in mål', 'Read in goals'), href: `${PATHS.plan}/las-in?year=${year}` },
      { label: text('Se planen', 'See the plan'), href: PATHS.plan },
    ),
  ]
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
