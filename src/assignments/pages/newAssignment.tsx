// The form of a new assignment: wording, recipients, interval, due date and the decision that gives it.
// Refuses: loading; the units to choose between are handed in.
import type { Finding } from '../../kernel/finding.ts'
import type { Lang } from '../../kernel/text.ts'
import { Button, CheckField, errorOf, FormErrors, SelectField, TextAreaField, TextField } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { PATHS } from '../../web/links.ts'
import { INTERVALS } from '../assignment.ts'
import { INTERVAL_WORDS, ASSIGNMENT_WORDS as W } from '../words.ts'
import { DecisionFields } from './formParts.tsx'

export interface UnitOption {
  code: string
  name: string
}

export interface NewAssignmentView {
  units: readonly UnitOption[]
  values: Record<string, string>
  recipients: readonly string[]
  findings: readonly Finding[]
}

export function NewAssignmentPage({ shell, view }: { shell: Shell; view: NewAssignmentView }) {
  const { lang } = shell
  const { units, values, findings } = view
  const options = units.map(({ code, name }) => ({ value: code, label: name }))
  return (
    <Page
      shell={shell}
      current="assignments"
      title={W.new[lang]}
      path={[{ label: W.title[lang], href: PATHS.assignments }, { label: W.new[lang] }]}
      choices={[]}
    >
      {findings.length > 0 && <FormErrors findings={findings} lang={lang} />}
      <form class="r-form" method="post" action={`${PATHS.assignments}/nytt`} data-draft="assignment-new">
        <TextAreaField
          id="title"
          name="title"
          label={W.name[lang]}
          lang={lang}
          rows={3}
          value={values.title}
          error={errorOf(findings, 'title', lang)}
        />
        <Recipients view={view} lang={lang} />
        <SelectField
          id="coordinator"
          name="coordinator"
          label={W.coordinator[lang]}
          lang={lang}
          value={values.coordinator}
          options={[{ value: '', label: '–' }, ...options]}
          error={errorOf(findings, 'coordinator', lang)}
        />
        <SelectField
          id="interval"
          name="interval"
          label={W.interval[lang]}
          lang={lang}
          value={values.interval}
          options={INTERVALS.map((one) => ({ value: one, label: INTERVAL_WORDS[one][lang] }))}
          error={errorOf(findings, 'interval', lang)}
        />
        <TextField
          id="due"
          name="due"
          label={`${W.due[lang]} (ÅÅÅÅ-MM-DD)`}
          lang={lang}
          width={12}
          value={values.due}
          error={errorOf(findings, 'due', lang)}
        />
        <DecisionFields findings={findings} lang={lang} values={values} />
        <Button>{W.save[lang]}</Button>
      </form>
    </Page>
  )
}

function Recipients({ view: { units, recipients, findings }, lang }: { view: NewAssignmentView; lang: Lang }) {
  const wrong = errorOf(findings, 'recipients', lang)
  return (
    <fieldset class="r-fieldset" id="recipients">
      <legend class="ds-label">{W.recipients[lang]}</legend>
      {wrong && <p class="r-field-error">{wrong}</p>}
      {units.map(({ code, name }) => (
        <CheckField id={`r-${code}`} name="recipients" value={code} label={name} checked={recipients.includes(code)} />
      ))}
    </fieldset>
  )
}
