// The form of a decision: who, when and why, rows of who gives what to whom, funding and exception. Works without script.
// Refuses: knowing what is right; findings arrive with their fields.
import type { Finding } from '../../kernel/finding.ts'
import type { Lang } from '../../kernel/text.ts'
import {
  Button,
  CheckField,
  errorOf,
  HiddenFields,
  SelectField,
  type SelectOption,
  TextAreaField,
  TextField,
} from '../../web/form.tsx'
import { Section } from '../../web/parts.tsx'
import { entryCell } from '../checkEntries.ts'
import { BODIES, DECISION_KINDS, FUNDING_KINDS } from '../decision.ts'
import { rowCount, type Typed } from '../decisions/form.ts'
import { BODY_WORDS, EXCEPTION_WORDS, FUNDING_WORDS, KIND_WORDS, PERMANENCE_WORDS } from '../words.ts'
import { say, W } from './shared.tsx'

export interface FormView {
  action: string
  typed: Typed
  version: number
  findings: readonly Finding[]
  /** Everybody who may hold money, as the fields from and to offer them. */
  holders: readonly SelectOption[]
  committees: readonly SelectOption[]
  draftKey: string
  /** A draft that is stored may be registered as taken. */
  stored: boolean
}

interface Part {
  view: FormView
  lang: Lang
}

const nobody = (lang: Lang): SelectOption => ({ value: '', label: say(lang, 'Välj', 'Choose') })

export function DecisionForm({ view, lang }: Part) {
  const { action, typed, version, draftKey, stored } = view
  return (
    <form method="post" action={action} data-draft={draftKey}>
      <HiddenFields fields={{ version, rows: rowCount(typed) }} />
      <Head view={view} lang={lang} />
      <Section id="rader" title={say(lang, 'Vem ger och vem får', 'Who gives and who gets')} right={W.mkr[lang]}>
        <p class="r-help">
          {say(
            lang,
            'Varje rad flyttar pengar från någon till någon ett budgetår. Skriv belopp i mkr, eller med enhet: 250 tkr. Tomma rader räknas inte.',
            'Each row moves money from somebody to somebody in a budget year. Write amounts in SEK m, or with a unit: 250 tkr. Empty rows do not count.',
          )}
        </p>
        {Array.from({ length: rowCount(typed) }, (_, at) => (
          <EntryRow view={view} lang={lang} at={at} />
        ))}
        <div class="r-actions">
          <Button kind="secondary" name="gor" value="rad">
            {say(lang, 'Lägg till en rad', 'Add a row')}
          </Button>
        </div>
      </Section>
      <Consequences view={view} lang={lang} />
      <div class="r-buttons">
        <Button kind={stored ? 'secondary' : 'primary'} name="gor" value="spara">
          {say(lang, 'Spara utkast', 'Save draft')}
        </Button>
        {stored && (
          <Button name="gor" value="besluta">
            {say(lang, 'Registrera som beslutat', 'Register as decided')}
          </Button>
        )}
      </div>
    </form>
  )
}

function Head({ view: { typed, findings, committees }, lang }: Part) {
  const common = (name: string) => ({ id: name, name, lang, value: typed[name] ?? '', error: errorOf(findings, name, lang) })
  return (
    <div class="r-form">
      <SelectField
        {...common('kind')}
        label={say(lang, 'Sorts beslut', 'Kind of decision')}
        options={DECISION_KINDS.map((one) => ({ value: one, label: KIND_WORDS[one][lang] }))}
      />
      <SelectField
        {...common('body')}
        label={say(lang, 'Vem beslutar', 'Who decides')}
        options={BODIES.map((one) => ({ value: one, label: BODY_WORDS[one][lang] }))}
      />
      <SelectField
        {...common('unit')}
        label={say(
          lang,
          'Nämnd, när en nämnd eller förvaltning beslutar',
          'Committee, when a committee or its administration decides',
        )}
        options={[{ value: '', label: '–' }, ...committees]}
      />
      <TextField {...common('date')} type="date" plain label={say(lang, 'Beslutsdag', 'Day of decision')} width={12} />
      <TextField {...common('paragraph')} optional label={say(lang, 'Paragraf', 'Paragraph')} width={8} />
      <TextField {...common('caseNumber')} optional label={say(lang, 'Diarienummer', 'Case number')} width={20} />
      <TextField {...common('title')} plain label={say(lang, 'Rubrik', 'Title')} width={48} />
      <TextAreaField {...common('reason')} plain rows={3} label={W.reason[lang]} />
    </div>
  )
}

function EntryRow({ view: { typed, findings, holders }, lang, at }: Part & { at: number }) {
  const common = (field: string) => {
    const name = entryCell(field, at)
    return { id: name, name, lang, value: typed[name] ?? '', error: errorOf(findings, name, lang) }
  }
  const reduction = entryCell('reduction', at)
  return (
    <fieldset class="r-entry">
      <legend>{say(lang, `Rad ${at + 1}`, `Row ${at + 1}`)}</legend>
      <div class="r-entry-fields">
        <SelectField {...common('from')} label={W.from[lang]} options={[nobody(lang), ...holders]} />
        <SelectField {...common('to')} label={W.to[lang]} options={[nobody(lang), ...holders]} />
      </div>
      <div class="r-entry-fields">
        <TextField {...common('year')} plain label={W.year[lang]} width={6} />
        <TextField {...common('amount')} plain figure label={W.amount[lang]} width={12} />
        <SelectField
          {...common('permanence')}
          label={W.permanence[lang]}
          options={(['permanent', 'temporary'] as const).map((one) => ({ value: one, label: PERMANENCE_WORDS[one][lang] }))}
        />
        <TextField {...common('why')} plain label={say(lang, 'Varför', 'Why')} width={32} />
        <CheckField
          id={reduction}
          name={reduction}
          value="yes"
          checked={typed[reduction] === 'yes'}
          label={say(lang, 'Del av planerad besparing', 'Part of the planned savings')}
        />
      </div>
    </fieldset>
  )
}

function Consequences({ view: { typed, findings }, lang }: Part) {
  const common = (name: string) => ({ id: name, name, lang, value: typed[name] ?? '', error: errorOf(findings, name, lang) })
  const open = (names: readonly string[]) => names.some((name) => typed[name] || findings.some((one) => one.cell === name))
  return (
    <Section id="finansiering" title={say(lang, 'Finansiering och undantag', 'Funding and exception')}>
      <details open={open(['fundingNote'])}>
        <summary>{say(lang, 'Finansiering, när resultatet ändras', 'Funding, when the result changes')}</summary>
        <div class="r-form">
          <SelectField
            {...common('fundingKind')}
            label={say(lang, 'Betalas av', 'Paid by')}
            options={FUNDING_KINDS.map((one) => ({ value: one, label: FUNDING_WORDS[one][lang] }))}
          />
          <TextField
            {...common('fundingNote')}
            optional
            label={say(lang, 'Hur det finansieras', 'How it is funded')}
            width={48}
          />
        </div>
      </details>
      <details open={open(['exceptionAmount', 'exceptionReason'])}>
        <summary>
          {say(
            lang,
            'Undantag, när budgeterat resultat är noll eller mindre',
            'Exception, when the budgeted result is zero or less',
          )}
        </summary>
        <div class="r-form">
          <SelectField
            {...common('exceptionKind')}
            label={say(lang, 'Undantag', 'Exception')}
            options={(['reserve', 'exceptionalReasons'] as const).map((one) => ({
              value: one,
              label: EXCEPTION_WORDS[one][lang],
            }))}
          />
          <TextField {...common('exceptionYear')} optional label={W.year[lang]} width={6} />
          <TextField {...common('exceptionAmount')} optional figure label={`${W.amount[lang]}, ${W.mkr[lang]}`} width={12} />
          <TextAreaField
            {...common('exceptionReason')}
            optional
            rows={3}
            label={say(lang, 'Skäl för undantaget', 'Reasons for the exception')}
          />
        </div>
      </details>
    </Section>
  )
}
