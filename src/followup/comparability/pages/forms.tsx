// The forms of the page: an estimate, a rule that tags, and a signature under an estimate that waits for one.
// Refuses: knowing what is valid; a form comes back with everything that is wrong.
import type { Finding } from '../../../kernel/finding.ts'
import type { Lang, Text } from '../../../kernel/text.ts'
import { Button, errorOf, HiddenFields, SelectField, type SelectOption, TextAreaField, TextField } from '../../../web/form.tsx'
import { Section } from '../../../web/parts.tsx'
import { WRITTEN_ROLES } from '../input.ts'
import { type Estimate, TAG_EFFECTS, TAG_KINDS } from '../item.ts'
import { ROLE_WORDS, TAG_EFFECT_WORDS, TAG_KIND_WORDS, WORDS as W } from '../words.ts'
import { COMPARABILITY } from './paths.ts'

interface FormProps {
  form: { typed: Record<string, string>; findings: readonly Finding[] }
  units: readonly SelectOption[]
  lang: Lang
}

const fieldOf =
  ({ form, lang }: FormProps) =>
  (name: string, label: Text) => ({
    id: name,
    name,
    label: label[lang],
    lang,
    value: form.typed[name],
    error: errorOf(form.findings, name, lang),
  })

const among = <T extends string>(values: readonly T[], words: Record<T, Text>, lang: Lang): SelectOption[] =>
  values.map((value) => ({ value, label: words[value][lang] }))

export function EstimateForm(props: FormProps) {
  const { form, units, lang } = props
  const field = fieldOf(props)
  return (
    <Section id="ny-uppskattning" title={W.newEstimate[lang]}>
      <details open={form.findings.length > 0}>
        <summary>{W.newEstimate[lang]}</summary>
        <form class="r-form" method="post" action={`${COMPARABILITY}/uppskattning`} data-draft="comparability-estimate">
          <SelectField {...field('role', W.role)} options={among(WRITTEN_ROLES, ROLE_WORDS, lang)} />
          <TextField {...field('group', W.group)} plain width={40} />
          <TextField {...field('period', W.period)} help="2020-11" plain width={10} />
          <SelectField {...field('unit', W.unit)} options={units} />
          <TextField {...field('amount', W.amount)} help={W.amountHelp[lang]} plain figure width={12} />
          <TextAreaField {...field('why', W.why)} plain rows={3} />
          <TextField {...field('source', W.source)} optional width={40} />
          <SelectField
            {...field('sign', W.signNow)}
            help={W.signHelp[lang]}
            options={[
              { value: 'yes', label: W.yes[lang] },
              { value: 'no', label: W.no[lang] },
            ]}
          />
          <Button>{W.save[lang]}</Button>
        </form>
      </details>
    </Section>
  )
}

export function RuleForm(props: FormProps) {
  const { form, units, lang } = props
  const field = fieldOf(props)
  return (
    <Section id="ny-markning" title={W.newRule[lang]}>
      <details open={form.findings.length > 0}>
        <summary>{W.newRule[lang]}</summary>
        <form class="r-form" method="post" action={`${COMPARABILITY}/regel`} data-draft="comparability-rule">
          <SelectField {...field('kind', W.kind)} options={among(TAG_KINDS, TAG_KIND_WORDS, lang)} />
          <TextField {...field('selector', W.selector)} help={W.selectorHelp[lang]} plain width={24} />
          <TextField {...field('from', W.first)} help="2020-03" plain width={10} />
          <TextField {...field('to', W.last)} help="2020-12" plain width={10} />
          <SelectField {...field('owner', W.owner)} options={units} />
          <TextField {...field('ruleGroup', W.group)} plain width={40} />
          <SelectField {...field('tagEffect', W.effect)} options={among(TAG_EFFECTS, TAG_EFFECT_WORDS, lang)} />
          <TextAreaField {...field('reason', W.reason)} plain rows={3} />
          <Button kind="secondary">{W.saveRule[lang]}</Button>
        </form>
      </details>
    </Section>
  )
}

/** One waiting estimate in words, with the button that signs it as it stands. */
export function Signing({ estimate, words, maySign, lang }: { estimate: Estimate; words: string; maySign: boolean; lang: Lang }) {
  return (
    <form class="r-form" method="post" action={`${COMPARABILITY}/uppskattning`}>
      <p>{words}</p>
      <HiddenFields fields={{ id: estimate.id, version: estimate.version }} />
      {maySign && (
        <Button kind="secondary" name="gor" value="skriv-under">
          {W.sign[lang]}
        </Button>
      )}
    </form>
  )
}
