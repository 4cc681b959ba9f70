// What the authority is called and what it is: one form, and what it means for the words of every page.
// Refuses: changing anything but what stands in the form; the organisation has a page of its own.
import type { Finding } from '../../kernel/finding.ts'
import { type Text, text } from '../../kernel/text.ts'
import { Button, CheckField, ErrorSummary, HiddenFields, SelectField, TextField } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { PATHS } from '../../web/links.ts'
import { Section } from '../../web/parts.tsx'
import type { AuthorityForm } from '../authoritySettings.ts'

export interface AuthorityView {
  form: AuthorityForm
  version: number
  findings: readonly Finding[]
  saved?: boolean
}

const W = {
  title: text('Myndigheten', 'The authority'),
  lead: text(
    'Namn och slag styr orden på alla sidor: en kommun har kommunfullmäktige och kommunalskatt.',
    'Name and kind decide the words of every page: a municipality has a municipal assembly and municipal tax.',
  ),
  saved: text('Sparat.', 'Saved.'),
  about: text('Uppgifter om myndigheten', 'About the authority'),
  wrong: text('Inget har sparats. Rätta det som är markerat.', 'Nothing was saved. Correct what is marked.'),
  name: text('Namn', 'Name'),
  code: text('Kod', 'Code'),
  codeHelp: text('Små bokstäver och siffror, till exempel exempelkommun.', 'Small letters and digits, e.g. exempelkommun.'),
  kind: text('Slag', 'Kind'),
  region: text('Region', 'Region'),
  municipality: text('Kommun', 'Municipality'),
  orgnr: text('Organisationsnummer', 'Organisation number'),
  orgnrHelp: text('Till exempel 212000-0000.', 'For example 212000-0000.'),
  assembly: text('Fullmäktige heter', 'The assembly is called'),
  board: text('Styrelsen heter', 'The executive board is called'),
  usual: text('Lämna tomt för det vanliga namnet.', 'Leave empty for the usual name.'),
  synthetic: text('Uppgifterna är påhittade. Det sägs då på varje sida.', 'The figures are invented. Every page then says so.'),
  publicPages: text(
    'Öppna Översikt, Mål, Utfall och budget, Rapporter och Nyckeltal för alla, utan inloggning. Pågående omgångar och små tal visas inte.',
    'Open Overview, Goals, Outcome and budget, Reports and Key figures to everyone, without signing in. Rounds under way and small numbers are not shown.',
  ),
  save: text('Spara', 'Save'),
} as const satisfies Record<string, Text>

export const AUTHORITY_PATH = '/myndighet'

export function AuthorityPage({ shell, view }: { shell: Shell; view: AuthorityView }) {
  const { lang } = shell
  const { form, findings } = view
  const wrong = (cell: string): string | undefined => findings.find((one) => one.cell === cell)?.message[lang]
  const field = (name: 'name' | 'code' | 'orgnr' | 'assembly' | 'board', label: Text, help?: Text) => (
    <TextField
      id={name}
      name={name}
      label={label[lang]}
      lang={lang}
      value={form[name]}
      optional={name !== 'name' && name !== 'code'}
      {...(help ? { help: help[lang] } : {})}
      {...(wrong(name) ? { error: wrong(name) } : {})}
    />
  )
  return (
    <Page
      shell={shell}
      current="organisation"
      title={W.title[lang]}
      lead={W.lead[lang]}
      choices={[]}
      path={[{ label: text('Organisation', 'Organisation')[lang], href: PATHS.organisation }, { label: W.title[lang] }]}
    >
      {view.saved && <p role="status">{W.saved[lang]}</p>}
      {findings.length > 0 && (
        <ErrorSummary
          title={W.wrong[lang]}
          errors={findings.map((one) => ({ field: one.cell ?? 'name', message: one.message[lang] }))}
        />
      )}
      <Section id="uppgifter" title={W.about[lang]}>
        <form class="r-form" method="post" action={AUTHORITY_PATH} data-draft="organisation:authority">
          <HiddenFields fields={{ version: view.version }} />
          {field('name', W.name)}
          {field('code', W.code, W.codeHelp)}
          <SelectField
            id="kind"
            name="kind"
            label={W.kind[lang]}
            lang={lang}
            value={form.kind}
            options={[
              { value: 'region', label: W.region[lang] },
              { value: 'municipality', label: W.municipality[lang] },
            ]}
          />
          {field('orgnr', W.orgnr, W.orgnrHelp)}
          {field('assembly', W.assembly, W.usual)}
          {field('board', W.board, W.usual)}
          <CheckField id="synthetic" name="synthetic" value="ja" label={W.synthetic[lang]} checked={form.synthetic} />
          <CheckField id="publicPages" name="publicPages" value="ja" label={W.publicPages[lang]} checked={form.publicPages} />
          <div class="r-buttons">
            <Button>{W.save[lang]}</Button>
          </div>
        </form>
      </Section>
    </Page>
  )
}
