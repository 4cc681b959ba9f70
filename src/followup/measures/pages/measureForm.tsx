// The fields of a measure, and the page that sets up a new one, with a new plan where there is none in the list.
// Refuses: knowing what is valid; the form comes back with everything that is wrong.
import type { Finding } from '../../../kernel/finding.ts'
import { type Lang, text } from '../../../kernel/text.ts'
import { Button, errorOf, FormErrors, SelectField, type SelectOption, TextAreaField, TextField } from '../../../web/form.tsx'
import { Page, type Shell } from '../../../web/layout.tsx'
import { PATHS } from '../../../web/links.ts'
import { NEW_PLAN, PERMANENCES } from '../input.ts'
import { EFFECT_KINDS, MEASURE_STATES, type MeasurePlan, periodWords } from '../measure.ts'
import { EFFECT_KIND_WORDS, MEASURE_STATE_WORDS, PERMANENCE_WORDS, WORDS as W } from '../words.ts'

export interface MeasureForm {
  typed: Record<string, string>
  findings: readonly Finding[]
  /** Version the form was opened at. */
  version: number
  /** Units the reader may choose as doer; effects may be seen in any. */
  mayEdit: readonly SelectOption[]
  units: readonly SelectOption[]
  /** `2023`, or `2023-04` for a plan that is for part of a year. */
  plannedKeys: readonly string[]
}

const idOf = (name: string): string => name.replaceAll('.', '-')

export function MeasureFields({ form, lang }: { form: MeasureForm; lang: Lang }) {
  const { typed, findings } = form
  const field = (name: string) => ({ id: idOf(name), name, lang, value: typed[name], error: errorOf(findings, name, lang) })
  return (
    <>
      <TextField {...field('title')} label={W.what[lang]} plain width={48} />
      <SelectField {...field('unit')} label={W.doneBy[lang]} options={form.mayEdit} />
      <SelectField
        {...field('effectPlace')}
        label={W.effectPlace[lang]}
        help={W.effectPlaceHelp[lang]}
        options={[{ value: 'own', label: W.own[lang] }, { value: 'unnamed', label: W.unnamed[lang] }, ...form.units]}
      />
      <SelectField
        {...field('kind')}
        label={W.kind[lang]}
        options={EFFECT_KINDS.map((one) => ({ value: one, label: EFFECT_KIND_WORDS[one][lang] }))}
      />
      <SelectField
        {...field('permanence')}
        label={W.permanence[lang]}
        options={PERMANENCES.map((one) => ({ value: one, label: PERMANENCE_WORDS[one][lang] }))}
      />
      <SelectField
        {...field('state')}
        label={W.state[lang]}
        options={MEASURE_STATES.map((one) => ({ value: one, label: MEASURE_STATE_WORDS[one][lang] }))}
      />
      <TextField {...field('starts')} label={W.starts[lang]} help="2023-03-01" optional width={12} />
      {form.plannedKeys.map((key) => (
        <TextField
          {...field(`planned.${key}`)}
          label={`${W.plannedIn[lang]} ${key}, ${W.mkr[lang]}`}
          optional
          figure
          width={12}
        />
      ))}
    </>
  )
}

export interface NewMeasureView {
  form: MeasureForm
  plans: readonly MeasurePlan[]
}

const NEW_LEAD = text(
  'En åtgärd hör till en plan. Procenten räknas på planens belopp och säger vilken plan den är en del av.',
  'A measure belongs to a plan. The percentage is of the plan’s amount and says which plan it is a share of.',
)

export function NewMeasurePage({ shell, view: { form, plans } }: { shell: Shell; view: NewMeasureView }) {
  const { lang } = shell
  const { typed, findings } = form
  const field = (name: string) => ({ id: name, name, lang, value: typed[name], error: errorOf(findings, name, lang) })
  return (
    <Page
      shell={shell}
      current="measures"
      title={W.new[lang]}
      path={[{ label: W.title[lang], href: PATHS.measures }, { label: W.new[lang] }]}
      lead={NEW_LEAD[lang]}
      choices={[]}
    >
      <FormErrors findings={findings.map((one) => ({ ...one, ...(one.cell ? { cell: idOf(one.cell) } : {}) }))} lang={lang} />
      <form class="r-form" method="post" action={`${PATHS.measures}/ny`} data-draft="measure-new">
        <SelectField
          {...field('plan')}
          label={W.plan[lang]}
          options={[
            ...plans.map((one) => ({ value: one.id, label: `${one.name}, ${periodWords(one)[lang]}` })),
            { value: NEW_PLAN, label: W.newPlan[lang] },
          ]}
        />
        <MeasureFields form={form} lang={lang} />
        <details open={typed.plan === NEW_PLAN || plans.length === 0}>
          <summary>{W.newPlan[lang]}</summary>
          <p class="r-help">{W.newPlanHelp[lang]}</p>
          <TextField {...field('planName')} label={W.planName[lang]} plain width={32} />
          <SelectField {...field('planUnit')} label={W.planUnit[lang]} options={form.mayEdit} />
          <TextField {...field('planFirst')} label={W.planFirst[lang]} help="2023-01" plain width={10} />
          <TextField {...field('planLast')} label={W.planLast[lang]} help="2023-12" plain width={10} />
          <TextField {...field('planAmount')} label={W.planAmount[lang]} optional figure width={12} />
          <TextAreaField {...field('planDefinition')} label={W.definition[lang]} plain rows={3} />
          <TextField {...field('planSource')} label={W.planSource[lang]} plain width={32} />
        </details>
        <Button>{W.saveMeasure[lang]}</Button>
      </form>
    </Page>
  )
}
