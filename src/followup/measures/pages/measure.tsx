// One measure: what it should give and has given, every report ever made with its evidence, and the forms that report and change it.
// Refuses: hiding a version, and an effect without what may also have caused it in the same view.
import type { Finding } from '../../../kernel/finding.ts'
import { stockholmMinute } from '../../../kernel/stockholm.ts'
import type { Lang } from '../../../kernel/text.ts'
import { Button, errorOf, FormErrors, HiddenFields, SelectField, TextAreaField, TextField } from '../../../web/form.tsx'
import { Page, type Shell } from '../../../web/layout.tsx'
import { link, PATHS } from '../../../web/links.ts'
import { Empty, Facts, Section } from '../../../web/parts.tsx'
import { Table } from '../../../web/table.tsx'
import type { Counted } from '../followUp.ts'
import { type MeasurePlan, type MeasureReport, periodWords } from '../measure.ts'
import { EFFECT_KIND_WORDS, MEASURE_STATE_WORDS, PERMANENCE_WORDS, WORDS as W } from '../words.ts'
import { MeasureFields, type MeasureForm } from './measureForm.tsx'
import { achievedWords, measureHref, money, type NameOf } from './parts.tsx'

export interface MeasureView {
  plan: MeasurePlan
  counted: Counted
  /** Every version, oldest first. */
  reports: readonly MeasureReport[]
  nameOf: NameOf
  mayEdit: boolean
  months: readonly string[]
  report: { typed: Record<string, string>; version: number; findings: readonly Finding[] }
  change: MeasureForm
}

export function MeasurePage({ shell, view }: { shell: Shell; view: MeasureView }) {
  const { lang } = shell
  const { counted, plan } = view
  const year = plan.last.slice(0, 4)
  return (
    <Page
      shell={shell}
      current="measures"
      title={counted.title}
      path={[{ label: W.title[lang], href: link(PATHS.measures, { ar: year }) }, { label: counted.title }]}
      lead={`${achievedWords(counted, lang)}.`}
      choices={[]}
      source={`${plan.name}: ${plan.definition} ${plan.source}.`}
    >
      <div class="r-stack">
        <FormErrors findings={[...view.report.findings, ...view.change.findings]} lang={lang} />
        <About view={view} lang={lang} />
        <Reports view={view} lang={lang} />
        {view.mayEdit && <ReportForm view={view} lang={lang} />}
        {view.mayEdit && <ChangeForm view={view} lang={lang} />}
      </div>
    </Page>
  )
}

function About({ view: { counted, plan, nameOf }, lang }: { view: MeasureView; lang: Lang }) {
  const measure = counted.measure!
  const shown = counted.shownIn === undefined ? W.unnamed[lang] : nameOf(counted.shownIn)
  const within =
    counted.within === undefined
      ? []
      : [{ name: lang === 'sv' ? 'Räknas' : 'Counted', value: `${W.within[lang]} ${nameOf(counted.within)}` }]
  return (
    <Section id="om" title={W.measure[lang]}>
      <Facts
        facts={[
          { name: W.plan[lang], value: `${plan.name}, ${periodWords(plan)[lang]}` },
          { name: W.doneBy[lang], value: nameOf(counted.doneBy) },
          { name: W.shownIn[lang], value: shown },
          ...within,
          { name: W.kind[lang], value: EFFECT_KIND_WORDS[measure.kind][lang] },
          { name: W.permanence[lang], value: measure.permanence ? PERMANENCE_WORDS[measure.permanence][lang] : '..' },
          { name: W.starts[lang], value: measure.starts ?? '..' },
          { name: W.state[lang], value: measure.state ? MEASURE_STATE_WORDS[measure.state][lang] : '..' },
        ]}
      />
    </Section>
  )
}

function Reports({ view: { reports, plan, counted }, lang }: { view: MeasureView; lang: Lang }) {
  const latestFirst = [...reports].sort((a, b) => (a.round === b.round ? b.version - a.version : a.round < b.round ? 1 : -1))
  const measure = counted.measure!
  const where = { plan, scope: counted.doneBy, item: measure.id, what: 'effect' as const }
  return (
    <Section id="rapporterat" title={W.reports[lang]}>
      {latestFirst.length === 0 && (
        <Empty>
          {lang === 'sv'
            ? 'Ingen effekt är rapporterad än. Den räknas som saknad, inte som noll.'
            : 'No effect is reported yet. It counts as missing, not as zero.'}
        </Empty>
      )}
      {latestFirst.length > 0 && (
        <Table
          lang={lang}
          caption={W.reports[lang]}
          rowHead={W.through[lang]}
          phone="blocks"
          columns={[
            { id: 'effect', head: W.effect[lang], kind: 'figure' },
            { id: 'evidence', head: W.evidence[lang], kind: 'text' },
            { id: 'confounders', head: W.confounders[lang], kind: 'text' },
            { id: 'by', head: W.by[lang], kind: 'text' },
          ]}
          rows={latestFirst.map((one) => ({
            label: one.round,
            soft: latestFirst.find((other) => other.round === one.round) !== one,
            cells: [
              money(one.effectOre, { ...where, basis: one.basis }),
              one.evidence,
              one.confounders === '' ? '..' : one.confounders,
              `${one.by}${one.onBehalfOf ? ` (${lang === 'sv' ? 'för' : 'for'} ${one.onBehalfOf})` : ''}, ${stockholmMinute(one.at)}`,
            ],
          }))}
        />
      )}
    </Section>
  )
}

function ReportForm({ view: { report, counted, months }, lang }: { view: MeasureView; lang: Lang }) {
  const { typed, findings } = report
  const error = (cell: string) => errorOf(findings, cell, lang)
  const href = measureHref(counted.measure!.id)
  return (
    <Section id="rapportera" title={W.report[lang]}>
      <form class="r-form" method="post" action={`${href}/rapport`} data-draft={`measure-report-${counted.measure!.id}`}>
        <HiddenFields fields={{ version: report.version, read: typed.read ?? typed.round }} />
        <SelectField
          id="round"
          name="round"
          label={W.round[lang]}
          lang={lang}
          value={typed.round}
          error={error('round')}
          options={months.map((one) => ({ value: one, label: one }))}
        />
        <TextField
          id="effect"
          name="effect"
          label={W.effect[lang]}
          help={W.effectHelp[lang]}
          lang={lang}
          width={12}
          figure
          optional
          value={typed.effect}
          error={error('effect')}
        />
        <TextAreaField
          id="evidence"
          name="evidence"
          label={W.evidence[lang]}
          help={W.evidenceHelp[lang]}
          lang={lang}
          plain
          rows={3}
          value={typed.evidence}
          error={error('evidence')}
        />
        <TextAreaField
          id="confounders"
          name="confounders"
          label={W.confounders[lang]}
          help={W.confoundersHelp[lang]}
          lang={lang}
          optional
          rows={3}
          value={typed.confounders}
          error={error('confounders')}
        />
        <Button>{W.save[lang]}</Button>
      </form>
    </Section>
  )
}

function ChangeForm({ view: { change, counted }, lang }: { view: MeasureView; lang: Lang }) {
  return (
    <Section id="andra" title={W.change[lang]}>
      <details open={change.findings.length > 0}>
        <summary>{W.change[lang]}</summary>
        <form class="r-form" method="post" action={`${measureHref(counted.measure!.id)}/andra`}>
          <HiddenFields fields={{ version: change.version }} />
          <MeasureFields form={change} lang={lang} />
          <Button kind="secondary">{W.saveMeasure[lang]}</Button>
        </form>
      </details>
    </Section>
  )
}
