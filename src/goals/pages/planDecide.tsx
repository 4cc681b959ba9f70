// Two pages about what becomes official: registering a decision over drafts, and preparing next year node by node.
// Refuses: deciding; what blocks and what the board should know is computed before it comes here.
import { type Finding, hasErrors } from '../../kernel/finding.ts'
import type { Lang } from '../../kernel/text.ts'
import { Button, CheckField, FindingList, HiddenFields, SelectField, TextField } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { Empty, Section } from '../../web/parts.tsx'
import { type Row, Table } from '../../web/table.tsx'
import type { CarryRow } from '../steering/carryOver.ts'
import type { NodeDifference } from '../steering/diff.ts'
import type { NodeVersion } from '../steering/node.ts'
import { KIND_WORDS } from '../steering/words.ts'
import { type Choice, Findings } from './planForm.tsx'
import { planPath } from './planNode.tsx'
import { nodeHref, PLAN_PATHS, PLAN_WORDS as W } from './planWords.ts'

export interface DecideView {
  year: number
  drafts: readonly NodeVersion[]
  differences: readonly NodeDifference[]
  bodies: readonly Choice[]
  values: Record<string, string>
  chosen: readonly string[]
  /** What stands in the way, and what the board should know. */
  findings: readonly Finding[]
  sent: boolean
  nameOf(unit: string): string
}

export function DecidePage({ shell, view }: { shell: Shell; view: DecideView }) {
  const { lang } = shell
  const { drafts, values, year } = view
  const n = drafts.length
  const lead =
    n === 0
      ? W.noDrafts[lang]
      : lang === 'sv'
        ? `${n} utkast väntar på beslut i planen för ${year}.`
        : `${n} ${n === 1 ? 'draft awaits' : 'drafts await'} a decision in the plan for ${year}.`
  const field = (name: string) => ({
    id: `f-${name}`,
    name,
    lang,
    value: values[name] ?? '',
    error: view.sent ? view.findings.find((one) => one.cell === name)?.message[lang] : undefined,
  })
  return (
    <Page
      shell={shell}
      current="goals"
      choices={[]}
      title={W.decide[lang]}
      lead={lead}
      path={[...planPath(year, lang), { label: W.decide[lang] }]}
    >
      <div class="r-stack">
        {view.sent && <Findings findings={view.findings} lang={lang} />}
        {view.findings.length > 0 &&
          (!view.sent || !hasErrors(view.findings) || view.findings.some((one) => one.severity === 'warning')) && (
            <Section id="lage" title={W.forBoard[lang]} right={String(view.findings.length)}>
              <FindingList findings={view.findings} lang={lang} />
            </Section>
          )}
        {n > 0 && (
          <form class="r-form" method="post" action={PLAN_PATHS.decide}>
            <HiddenFields fields={{ year }} />
            <SelectField {...field('body')} label={W.body[lang]} options={view.bodies} />
            <TextField {...field('paragraph')} label={W.paragraph[lang]} width={10} />
            <TextField {...field('caseNumber')} label={W.caseNumber[lang]} width={20} />
            <TextField {...field('date')} type="date" label={W.date[lang]} width={12} />
            <DraftTable view={view} lang={lang} />
            <div class="r-buttons">
              <Button>{W.decide[lang]}</Button>
            </div>
          </form>
        )}
      </div>
    </Page>
  )
}

function DraftTable({ view, lang }: { view: DecideView; lang: Lang }) {
  const differences = new Map(view.differences.map((one) => [one.node.id, one]))
  return (
    <Table
      lang={lang}
      phone="blocks"
      caption={W.drafts[lang]}
      captionVisible
      rowHead={W.drafts[lang]}
      columns={[
        { id: 'kind', head: W.kind[lang], kind: 'text' },
        { id: 'unit', head: lang === 'sv' ? 'Ansvarig' : 'Unit', kind: 'text' },
        { id: 'what', head: W.what[lang], kind: 'text' },
      ]}
      rows={view.drafts.map(({ node }) => ({
        label: (
          <>
            <CheckField
              id={`f-ids-${node.id}`}
              name="ids"
              value={node.id}
              label={node.title}
              checked={view.chosen.includes(node.id)}
            />{' '}
            <a href={nodeHref(node.id, Math.max(node.from, view.year))} aria-label={`${node.title}, ${node.id}`}>
              {node.id}
            </a>
          </>
        ),
        cells: [KIND_WORDS[node.kind][lang], view.nameOf(node.unit), whatOf(differences.get(node.id), node.to, view.year, lang)],
      }))}
    />
  )
}

function whatOf(difference: NodeDifference | undefined, to: number | undefined, year: number, lang: Lang): string {
  if (to !== undefined && to < year) return lang === 'sv' ? `Avslutas efter ${to}` : `Ends after ${to}`
  if (!difference) return W.none[lang]
  if (difference.change !== 'changed') return W[difference.change][lang]
  return difference.fields.map((one) => `${one.label[lang]}: ${one.before[lang] || '–'} → ${one.after[lang] || '–'}`).join('. ')
}

export interface NextYearView {
  year: number
  rows: readonly CarryRow[]
  /** The decided plan of the year against next year's with drafts. */
  differences: readonly NodeDifference[]
  mayCarry(unit: string): boolean
  findings: readonly Finding[]
  nameOf(unit: string): string
}

export function NextYearPage({ shell, view }: { shell: Shell; view: NextYearView }) {
  const { lang } = shell
  const { year, rows } = view
  const ending = rows.filter((row) => row.state === 'ends' && view.mayCarry(row.one.node.unit))
  const prepared = rows.filter((row) => row.state === 'prepared').length
  const on = rows.filter((row) => row.state === 'goesOn').length
  const lead =
    lang === 'sv'
      ? `Av ${rows.length} noder i planen för ${year} gäller ${on} vidare ${year + 1}, ${prepared} är förberedda och ${rows.length - on - prepared} slutar med året om de inte förs över.`
      : `Of ${rows.length} nodes in the plan for ${year}, ${on} go on in ${year + 1}, ${prepared} are prepared and ${rows.length - on - prepared} end with the year unless carried over.`
  return (
    <Page
      shell={shell}
      current="goals"
      choices={[]}
      title={lang === 'sv' ? `Förbered planen för ${year + 1}` : `Prepare the plan for ${year + 1}`}
      lead={lead}
      path={[...planPath(year, lang), { label: W.nextYear[lang] }]}
    >
      <div class="r-stack">
        <Findings findings={view.findings} lang={lang} />
        {ending.length > 0 && <CarryForm ending={ending} view={view} lang={lang} />}
        <Section id="skillnad" title={W.difference[lang]} right={`${year} → ${year + 1}`}>
          {view.differences.length === 0 ? <Empty>{W.none[lang]}</Empty> : <DifferenceTable view={view} lang={lang} />}
        </Section>
      </div>
    </Page>
  )
}

function CarryForm({ ending, view, lang }: { ending: readonly CarryRow[]; view: NextYearView; lang: Lang }) {
  return (
    <Section id="for-over" title={W.ends[lang]} right={String(ending.length)}>
      <form class="r-form" method="post" action={PLAN_PATHS.nextYear}>
        <HiddenFields fields={{ year: view.year }} />
        <Table
          lang={lang}
          phone="blocks"
          caption={W.ends[lang]}
          rowHead={W.carry[lang]}
          columns={[
            { id: 'kind', head: W.kind[lang], kind: 'text' },
            { id: 'unit', head: lang === 'sv' ? 'Ansvarig' : 'Unit', kind: 'text' },
          ]}
          rows={ending.map(({ one: { node } }) => ({
            label: <CheckField id={`f-ids-${node.id}`} name="ids" value={node.id} label={node.title} checked />,
            cells: [KIND_WORDS[node.kind][lang], view.nameOf(node.unit)],
          }))}
        />
        <div class="r-buttons">
          <Button>{W.carry[lang]}</Button>
        </div>
      </form>
    </Section>
  )
}

function DifferenceTable({ view, lang }: { view: NextYearView; lang: Lang }) {
  const rows = view.differences.flatMap(({ change, node, fields }): Row[] => {
    const link = <a href={nodeHref(node.id, change === 'removed' ? view.year : view.year + 1)}>{node.title}</a>
    if (change !== 'changed') return [{ label: link, cells: [W[change][lang], '', '', ''] }]
    return fields.map((one) => ({
      label: link,
      cells: [W.changed[lang], one.label[lang], one.before[lang] || '–', one.after[lang] || '–'],
    }))
  })
  return (
    <Table
      lang={lang}
      phone="blocks"
      caption={W.difference[lang]}
      rowHead={lang === 'sv' ? 'Nod' : 'Node'}
      columns={[
        { id: 'change', head: W.state[lang], kind: 'text' },
        { id: 'field', head: W.field[lang], kind: 'text' },
        { id: 'before', head: W.before[lang], kind: 'text' },
        { id: 'after', head: W.after[lang], kind: 'text' },
      ]}
      rows={rows}
    />
  )
}
