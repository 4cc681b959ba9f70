// One project: where it stands, year by year, what a delay or another cost leads to, and the forms that change it.
// Refuses: saving a what-if. It is a question in the address.
import type { Finding } from '../../kernel/finding.ts'
import { mkr, ore } from '../../kernel/money.ts'
import { formatDate, formatNumber, type Lang } from '../../kernel/text.ts'
import { writeAmount } from '../../ledger/model.ts'
import { amount, figureText, missing } from '../../web/figure.tsx'
import { Button, errorOf, FormErrors, HiddenFields, SelectField, TextField } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { PATHS } from '../../web/links.ts'
import { Facts, Section } from '../../web/parts.tsx'
import { Table } from '../../web/table.tsx'
import { type ProjectOutcome, standingOf } from '../followUp.ts'
import type { WhatIf } from '../input.ts'
import type { Area, Project } from '../project.ts'
import { atCost, delayed, type Effect, effectOf, lifeOf, totalOf } from '../schedule.ts'
import { STATE_WORDS, WORDS as W } from '../words.ts'
import { projectHref } from './plan.tsx'

export interface ProjectView {
  /** Absent when the project is new. */
  project?: Project & { version: number; by: string; at: string }
  versions: readonly { version: number; by: string; at: string; name: string }[]
  outcomes: readonly ProjectOutcome[]
  areas: readonly Area[]
  years: readonly number[]
  mayEdit: boolean
  whatIf?: WhatIf & { typed: Record<string, string> }
  form?: { typed: Record<string, string>; findings: readonly Finding[]; which: 'project' | 'outcome' }
}

export function ProjectPage({ shell, view }: { shell: Shell; view: ProjectView }) {
  const { lang } = shell
  const { project } = view
  const title = project?.name ?? W.newProject[lang]
  return (
    <Page
      shell={shell}
      current="investments"
      title={title}
      path={[
        { label: W.investments[lang], href: PATHS.investments },
        { label: W.plan[lang], href: `${PATHS.investments}/plan` },
        { label: title },
      ]}
      lead={project && leadOf(project, view, lang)}
      choices={[]}
    >
      <div class="r-stack">
        <FormErrors findings={view.form?.findings} lang={lang} />
        {project && <Standing project={project} view={view} lang={lang} />}
        {project && <Years project={project} view={view} lang={lang} />}
        {project && <Effects project={project} view={view} lang={lang} />}
        {view.mayEdit && project && <OutcomeForm project={project} view={view} lang={lang} />}
        {view.mayEdit && <ProjectForm view={view} lang={lang} />}
        {view.versions.length > 1 && <Versions view={view} lang={lang} />}
      </div>
    </Page>
  )
}

function leadOf(project: Project, { outcomes }: ProjectView, lang: Lang): string {
  const { expectedTotal, deviation } = standingOf(project, outcomes)
  const shown = (value: number) => formatNumber(mkr(ore(value)), 0, lang)
  const planned = shown(totalOf(project))
  const state = STATE_WORDS[project.state][lang]
  if (deviation === undefined)
    return lang === 'sv'
      ? `${state}. Planerad utgift är ${planned} mkr, beräknad ${shown(expectedTotal)} mkr.`
      : `${state}. Planned expenditure is SEK ${planned} m, expected SEK ${shown(expectedTotal)} m.`
  const size = shown(Math.abs(deviation))
  const way = deviation < 0 ? { sv: 'över', en: 'above' } : { sv: 'under', en: 'below' }
  return lang === 'sv'
    ? `${state}. Beräknad totalutgift är ${shown(expectedTotal)} mkr, ${size} mkr ${way.sv} beslutet.`
    : `${state}. Expected total expenditure is SEK ${shown(expectedTotal)} m, SEK ${size} m ${way.en} the decision.`
}

function Standing({ project, view, lang }: { project: Project; view: ProjectView; lang: Lang }) {
  const { spent, expectedTotal, deviation } = standingOf(project, view.outcomes)
  const shown = (value: number | undefined, sign = false) =>
    figureText(value === undefined ? missing : amount(ore(value), undefined, 'mkr', { sign, unit: W.mkr[lang] }), lang)
  const life = lifeOf(project, view.areas)
  return (
    <Facts
      facts={[
        { name: W.area[lang], value: view.areas.find(({ id }) => id === project.area)?.name ?? project.area },
        { name: W.state[lang], value: STATE_WORDS[project.state][lang] },
        { name: W.life[lang], value: life ?? '..' },
        { name: W.decided[lang], value: shown(project.decidedTotal) },
        { name: W.spent[lang], value: shown(view.outcomes.some((one) => one.outcome !== undefined) ? spent : undefined) },
        { name: W.expected[lang], value: shown(expectedTotal) },
        { name: W.deviation[lang], value: shown(deviation, true) },
      ]}
    />
  )
}

function Years({ project, view, lang }: { project: Project; view: ProjectView; lang: Lang }) {
  const outcomes = new Map(view.outcomes.map((one) => [one.year, one]))
  const years = [...new Set([...Object.keys(project.planned).map(Number), ...outcomes.keys()])].sort((a, b) => a - b)
  const cell = (value: number | undefined) => (value === undefined ? missing : amount(ore(value)))
  return (
    <Section id="ar" title={W.years[lang]} right={W.mkr[lang]}>
      <Table
        lang={lang}
        caption={`${W.years[lang]}, ${W.mkr[lang]}`}
        rowHead={W.year[lang]}
        columns={[
          { id: 'planned', head: W.planned[lang] },
          { id: 'outcome', head: W.outcome[lang] },
          { id: 'forecast', head: W.forecast[lang] },
        ]}
        rows={years.map((year) => ({
          label: String(year),
          cells: [cell(project.planned[year]), cell(outcomes.get(year)?.outcome), cell(outcomes.get(year)?.forecast)],
        }))}
      />
    </Section>
  )
}

const COLUMNS: readonly [keyof Omit<Effect, 'year'>, keyof typeof W][] = [
  ['spending', 'spending'],
  ['depreciation', 'depreciation'],
  ['interest', 'interestCost'],
  ['cash', 'cash'],
  ['result', 'result'],
]

function Effects({ project, view, lang }: { project: Project; view: ProjectView; lang: Lang }) {
  const { whatIf, years, areas } = view
  const field = (name: string, label: string, value: string) => (
    <TextField
      id={name}
      name={name}
      label={label}
      lang={lang}
      width={6}
      figure
      plain
      value={whatIf?.typed[name] ?? value}
      error={errorOf(whatIf?.findings, name, lang)}
    />
  )
  const changed = whatIf && atCost(delayed(project, whatIf.delay), whatIf.costPpm)
  const effects = changed ? effectOf(project, changed, { areas, years, interestPpm: whatIf.interestPpm }) : []
  return (
    <Section id="effekt" title={W.whatIf[lang]} source={W.assumption[lang]}>
      <form class="r-form r-form-row" method="get" action={`${projectHref(project.id)}#effekt`}>
        {field('senare', W.delay[lang], '1')}
        {field('kostnad', W.cost[lang], '0')}
        {field('ranta', W.interest[lang], '2')}
        <Button kind="secondary">{W.show[lang]}</Button>
      </form>
      {effects.length > 0 && (
        <Table
          lang={lang}
          caption={`${W.effect[lang]}, ${W.mkr[lang]}`}
          captionVisible
          rowHead={`${W.year[lang]}, ${W.mkr[lang]}`}
          phone="scroll"
          columns={COLUMNS.map(([id, word]) => ({ id, head: W[word][lang] }))}
          rows={effects.map((one) => ({
            label: String(one.year),
            cells: COLUMNS.map(([id]) => amount(one[id], undefined, 'mkr', { decimals: 1, sign: true })),
          }))}
        />
      )}
    </Section>
  )
}

function OutcomeForm({ project, view, lang }: { project: Project; view: ProjectView; lang: Lang }) {
  const form = view.form?.which === 'outcome' ? view.form : undefined
  const year = form?.typed.year ?? String(view.years[0])
  const known = view.outcomes.find((one) => String(one.year) === year)
  const money = (name: 'outcome' | 'forecast') => (
    <TextField
      id={name}
      name={name}
      label={`${W[name][lang]}, ${W.mkr[lang]}`}
      lang={lang}
      width={12}
      figure
      optional
      value={form?.typed[name] ?? (known?.[name] === undefined ? '' : writeAmount(known[name], 'mkr'))}
      error={errorOf(form?.findings, name, lang)}
    />
  )
  return (
    <Section id="uppfoljning" title={W.follow[lang]}>
      <form class="r-form r-form-row" method="post" action={`${projectHref(project.id)}/utfall`}>
        <HiddenFields fields={{ seen: view.outcomes.map((one) => `${one.year}:${one.version}`).join(',') }} />
        <SelectField
          id="year"
          name="year"
          label={W.year[lang]}
          lang={lang}
          value={year}
          options={view.years.map((one) => ({ value: String(one), label: String(one) }))}
          error={errorOf(form?.findings, 'year', lang)}
        />
        {money('outcome')}
        {money('forecast')}
        <Button kind="secondary">{W.saveOutcome[lang]}</Button>
      </form>
    </Section>
  )
}

function ProjectForm({ view, lang }: { view: ProjectView; lang: Lang }) {
  const { project, years, areas } = view
  const form = view.form?.which === 'project' ? view.form : undefined
  const typed = form?.typed
  const amountOf = (value: number | undefined) => (value === undefined ? '' : writeAmount(ore(value), 'mkr'))
  const field = (name: string, label: string, known: string, more: { width?: number; figure?: boolean; help?: string } = {}) => (
    <TextField
      id={name}
      name={name}
      label={label}
      lang={lang}
      value={typed?.[name] ?? known}
      error={errorOf(form?.findings, name, lang)}
      {...(name === 'name' ? {} : { optional: true })}
      {...more}
    />
  )
  const select = (name: 'area' | 'state', known: string, options: { value: string; label: string }[]) => (
    <SelectField
      id={name}
      name={name}
      label={W[name][lang]}
      lang={lang}
      value={typed?.[name] ?? known}
      options={options}
      error={errorOf(form?.findings, name, lang)}
    />
  )
  const figure = { width: 12, figure: true }
  return (
    <Section id="andra" title={project ? W.change[lang] : W.newProject[lang]}>
      <form class="r-form" method="post" action={project ? projectHref(project.id) : `${PATHS.investments}/projekt/ny`}>
        <HiddenFields fields={{ version: typed?.version ?? project?.version ?? 0 }} />
        {field('name', W.name[lang], project?.name ?? '', { width: 48 })}
        {select(
          'area',
          project?.area ?? '',
          areas.map(({ id, name }) => ({ value: id, label: name })),
        )}
        {select(
          'state',
          project?.state ?? 'candidate',
          Object.entries(STATE_WORDS).map(([value, words]) => ({ value, label: words[lang] })),
        )}
        {field('priority', W.priority[lang], String(project?.priority ?? ''), { width: 6, figure: true })}
        {field('lifeYears', W.life[lang], String(project?.lifeYears ?? ''), { width: 6, figure: true, help: W.lifeHelp[lang] })}
        {field('decidedTotal', `${W.decided[lang]}, ${W.mkr[lang]}`, amountOf(project?.decidedTotal), figure)}
        <fieldset class="r-fieldset">
          <legend class="ds-label">{`${W.years[lang]}, ${W.mkr[lang]}`}</legend>
          <div class="r-fields">
            {years.map((year) => field(`planned.${year}`, String(year), amountOf(project?.planned[year]), figure))}
          </div>
        </fieldset>
        <Button>{W.save[lang]}</Button>
      </form>
    </Section>
  )
}

function Versions({ view, lang }: { view: ProjectView; lang: Lang }) {
  return (
    <Section id="versioner" title={W.versions[lang]} small>
      <Facts
        facts={view.versions.map(({ version, by, at, name }) => ({
          name: `${version}. ${name}`,
          value: `${by}, ${formatDate(at.slice(0, 10), lang)}`,
        }))}
      />
    </Section>
  )
}
