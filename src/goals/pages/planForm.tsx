// The fields of a node as a form: new, changed, or sent back with what is wrong. One form for all kinds.
// Refuses: knowing what is valid; input.ts says so, and every finding stands at its field.
import type { Finding } from '../../kernel/finding.ts'
import type { Lang } from '../../kernel/text.ts'
import { CheckField, ErrorSummary, SelectField, TextAreaField, TextField } from '../../web/form.tsx'
import type { NodeKind } from '../steering/node.ts'
import {
  BREAKDOWN_WORDS,
  DIRECTION_WORDS,
  FIELD_WORDS as F,
  FEED_WORDS,
  INTERVAL_WORDS,
  MEASURE_WORDS,
} from '../steering/words.ts'
import { PLAN_WORDS as W } from './planWords.ts'

export interface Choice {
  value: string
  label: string
}

export interface NodeFormView {
  kind: NodeKind
  values: Record<string, string>
  /** Nodes of the kind above, to belong to. */
  parents: readonly Choice[]
  /** Units that may own it. */
  units: readonly Choice[]
  /** Units that may report values. */
  reporters: readonly Choice[]
  perspectives: readonly Choice[]
  findings: readonly Finding[]
}

const EMPTY = (lang: Lang): Choice => ({ value: '', label: W.choose[lang] })

export function Findings({ findings, lang }: { findings: readonly Finding[]; lang: Lang }) {
  const errors = findings.filter((one) => one.severity === 'error')
  return errors.length === 0 ? null : (
    <ErrorSummary
      title={W.wrong[lang]}
      errors={errors.map((one) => ({ ...(one.cell ? { field: `f-${one.cell}` } : {}), message: one.message[lang] }))}
    />
  )
}

export function NodeFields({ view, lang }: { view: NodeFormView; lang: Lang }) {
  const { kind, values, findings } = view
  const field = (name: string) => ({
    id: `f-${name}`,
    name,
    lang,
    value: values[name] ?? '',
    error: findings.find((one) => one.cell === name)?.message[lang],
  })
  const list = (name: string): string[] => (values[name] ?? '').split(' ').filter(Boolean)
  const parents = list('parents')
  const owned = [EMPTY(lang), ...view.units]
  return (
    <>
      <TextField {...field('title')} label={F.title[lang]} width={70} />
      {(kind === 'goal' || kind === 'focusArea') && (
        <TextField {...field('no')} label={F.no[lang]} width={4} figure optional={kind !== 'goal'} />
      )}
      {kind !== 'focusArea' && (
        <SelectField
          {...field('parents')}
          value={parents[0] ?? ''}
          label={F.parents[lang]}
          options={[EMPTY(lang), ...view.parents]}
        />
      )}
      {kind === 'indicator' && (
        <SelectField
          {...field('parents')}
          id="f-parents-2"
          error={undefined}
          value={parents[1] ?? ''}
          label={W.also[lang]}
          options={[EMPTY(lang), ...view.parents]}
        />
      )}
      <SelectField {...field('unit')} label={F.unit[lang]} options={owned} />
      <TextField
        {...field('owner')}
        label={F.owner[lang]}
        width={40}
        optional
        help={lang === 'sv' ? 'En funktion, aldrig ett personnamn.' : 'A function, never a person’s name.'}
      />
      <TextField {...field('from')} label={F.from[lang]} width={6} figure />
      <TextField {...field('to')} label={F.to[lang]} width={6} figure optional />
      <TextField {...field('weight')} label={F.weight[lang]} width={5} figure optional />
      {view.perspectives.length > 0 && (
        <Checks name="perspectives" legend={F.perspectives[lang]} choices={view.perspectives} chosen={list('perspectives')} />
      )}
      {kind === 'indicator' && <IndicatorFields view={view} lang={lang} field={field} chosen={list('breakdown')} />}
      {kind === 'activity' && (
        <>
          <TextField {...field('starts')} type="date" label={F.starts[lang]} width={12} optional />
          <TextField {...field('ends')} type="date" label={F.ends[lang]} width={12} optional />
        </>
      )}
      <TextAreaField {...field('note')} label={F.note[lang]} rows={2} optional />
    </>
  )
}

type FieldOf = (name: string) => { id: string; name: string; lang: Lang; value: string; error: string | undefined }

const choices = (words: Record<string, { sv: string; en: string }>, lang: Lang): Choice[] =>
  Object.entries(words).map(([value, label]) => ({ value, label: label[lang] }))

function IndicatorFields({ view, lang, field, chosen }: { view: NodeFormView; lang: Lang; field: FieldOf; chosen: string[] }) {
  return (
    <>
      <TextAreaField {...field('definition')} label={F.definition[lang]} rows={3} optional />
      <TextField
        {...field('target')}
        label={F.target[lang]}
        width={24}
        optional
        help={
          lang === 'sv'
            ? 'Till exempel minst 90 %, högst 5, Öka 5 % eller Bibehålla.'
            : 'For example minst 90 %, högst 5, Öka 5 % or Bibehålla.'
        }
      />
      <TextField {...field('measureUnit')} label={F.measureUnit[lang]} width={10} optional />
      <SelectField {...field('direction')} label={F.direction[lang]} options={choices(DIRECTION_WORDS, lang)} />
      <SelectField {...field('measure')} label={F.measure[lang]} options={choices(MEASURE_WORDS, lang)} />
      <SelectField
        {...field('strict')}
        label={F.strict[lang]}
        options={[
          { value: 'no', label: W.no[lang] },
          { value: 'yes', label: W.yes[lang] },
        ]}
      />
      <SelectField {...field('interval')} label={F.interval[lang]} options={choices(INTERVAL_WORDS, lang)} />
      <SelectField {...field('reporter')} label={F.reporter[lang]} options={[EMPTY(lang), ...view.reporters]} />
      <SelectField {...field('feed')} label={F.feed[lang]} options={choices(FEED_WORDS, lang)} />
      <TextField
        {...field('feedSource')}
        label={lang === 'sv' ? 'Uppgiftens adress eller formelns namn' : 'Address of the figure or name of the formula'}
        width={40}
        optional
      />
      <Checks name="breakdown" legend={F.breakdown[lang]} choices={choices(BREAKDOWN_WORDS, lang)} chosen={chosen} />
    </>
  )
}

export function Checks({
  name,
  legend,
  choices: all,
  chosen,
}: {
  name: string
  legend: string
  choices: readonly Choice[]
  chosen: readonly string[]
}) {
  return (
    <fieldset class="r-field">
      <legend class="ds-label" data-weight="semibold">
        {legend}
      </legend>
      {all.map(({ value, label }) => (
        <p>
          <CheckField id={`f-${name}-${value}`} name={name} value={value} label={label} checked={chosen.includes(value)} />
        </p>
      ))}
    </fieldset>
  )
}
