// The economic plan: the answer first, then the three statements, what the law and the goals ask, the frames, and the plan in words.
// Refuses: computing; the sheet arrives finished.
import type { FinancialGoal } from '../../goals/model.ts'
import type { Finding } from '../../kernel/finding.ts'
import { ORE_PER_MKR } from '../../kernel/money.ts'
import { formatNumber, type Lang, type Text } from '../../kernel/text.ts'
import { Chart } from '../../web/chart.tsx'
import { Figure } from '../../web/figure.tsx'
import { FindingList } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { link, PATHS } from '../../web/links.ts'
import { Columns, Empty, LinkRow, PageChoices, Section, Segments } from '../../web/parts.tsx'
import { StatusMark } from '../../web/status.tsx'
import { Table } from '../../web/table.tsx'
import {
  BALANCE_LINES,
  BALANCE_REQUIREMENT_LINES,
  CASH_FLOW_LINES,
  type FormulaLine,
  NEED_LINES,
  RATIO_LINES,
  RESULT_LINES,
} from '../formulas.ts'
import { planGoals } from '../planGoals.ts'
import { planRef, resultRef, type TableName } from '../refs.ts'
import { planClauses, planSentences, type Sentence } from '../sentences.ts'
import { tableShape, tablesOf } from '../tables.ts'
import {
  ALL_FRAMES,
  frameRows,
  investmentRows,
  investmentYears,
  lineRows,
  pieces,
  type Read,
  shownYears,
  yearColumns,
} from './planView.ts'
import { PLAN_WORDS as W } from './words.ts'

export interface PlanView extends Read {
  /** Its name, when a branch is read. */
  branchName?: string
  plans: readonly { id: string; name: string }[]
  goals: readonly FinancialGoal[]
  /** What the plan leaves out that somebody should know of. */
  findings?: readonly Finding[]
}

export const planHref = (view: Pick<PlanView, 'sheet' | 'branch'>, table?: TableName, csv = false): string =>
  link(table ? `${PATHS.moneyPlan}/tabell/${table}${csv ? '.csv' : ''}` : PATHS.moneyPlan, {
    plan: view.sheet.input.structure.id,
    gren: view.branch,
  })

export function PlanPage({ shell, view }: { shell: Shell; view: PlanView }) {
  const { lang } = shell
  const { structure } = view.sheet.input
  const sentences = planSentences(view.sheet)
  const lead = sentences.filter(({ id }) => ['result', 'need', 'balance_requirement'].includes(id))
  return (
    <Page
      shell={shell}
      current="budget"
      title={structure.name}
      path={[
        { label: W.budget[lang], href: PATHS.budget },
        { label: W.plan[lang], href: link(PATHS.moneyPlan) },
        { label: view.branchName ?? structure.id.replace(/^(\d{4})-(\d{4})$/, '$1–$2') },
      ]}
      lead={lead.map((one) => (
        <>
          <Said view={view} sentence={one} lang={lang} />{' '}
        </>
      ))}
      source={`${W.law[lang]}${shell.synthetic ? ` ${W.synthetic[lang]}` : ''}`}
      choices={[]}
      actions={
        <LinkRow
          links={[
            { label: W.frames[lang], href: '#ramar' },
            { label: W.clauses[lang], href: '#att-satser' },
            { label: W.printed[lang], href: '#tabeller' },
            { label: W.scenarios[lang], href: link(PATHS.scenarios, { plan: structure.id }) },
          ]}
        />
      }
    >
      {view.findings && view.findings.length > 0 && <FindingList findings={view.findings} lang={lang} />}
      <Choices view={view} lang={lang} />
      <ResultChart view={view} lang={lang} />
      <Statement view={view} lang={lang} title={W.result} lines={[...RESULT_LINES, ...NEED_LINES]} table="result-budget" />
      <Statement view={view} lang={lang} title={W.cash} lines={CASH_FLOW_LINES} table="cash-flow-budget" />
      <Statement view={view} lang={lang} title={W.balance} lines={BALANCE_LINES} table="balance-budget" />
      <Requirement view={view} lang={lang} />
      <Goals view={view} lang={lang} />
      <Frames view={view} lang={lang} />
      <Investments view={view} lang={lang} />
      <Words title={W.inWords} sentences={sentences} view={view} lang={lang} />
      <Words title={W.clauses} intro={W.clausesLead} sentences={planClauses(view.sheet)} view={view} lang={lang} />
      <PrintedTables view={view} lang={lang} />
    </Page>
  )
}

interface Props {
  view: PlanView
  lang: Lang
}

function Said({ view, sentence, lang }: Props & { sentence: Sentence }) {
  return (
    <>
      {pieces(view, sentence, lang).map((piece) =>
        typeof piece === 'string' ? piece : <Figure figure={piece.figure} lang={lang} inText />,
      )}
    </>
  )
}

function Choices({ view, lang }: Props) {
  if (view.plans.length < 2) return null
  const { id } = view.sheet.input.structure
  return (
    <PageChoices lang={lang}>
      <Segments
        label={W.plan[lang]}
        options={view.plans.map((plan) => ({
          label: plan.name,
          href: link(PATHS.moneyPlan, { plan: plan.id }),
          current: plan.id === id && view.branch === undefined,
        }))}
      />
    </PageChoices>
  )
}

function ResultChart({ view, lang }: Props) {
  const bars = shownYears(view).map((year) => {
    const value = view.sheet.value(resultRef('result_incl_fin', year)) ?? null
    return { label: String(year), value: value === null ? null : value / ORE_PER_MKR }
  })
  const said = bars.map(({ label, value }) => `${label} ${value === null ? '..' : formatNumber(value, 0, lang)}`).join(', ')
  return (
    <Section title={W.resultByYear[lang]} id="resultat-per-ar">
      <Chart
        lang={lang}
        spec={{ kind: 'columns', bars }}
        finding={`${W.resultByYear[lang]}: ${said}`}
        caption={W.resultByYear[lang]}
        heads={[W.yearHead[lang], W.mkr[lang]]}
      />
    </Section>
  )
}

function Statement({
  view,
  lang,
  title,
  lines,
  table,
}: Props & { title: Text; lines: readonly FormulaLine[]; table: TableName }) {
  const years = shownYears(view)
  return (
    <Section title={title[lang]} id={table} right={<a href={planHref(view, table)}>{W.compare[lang]}</a>}>
      <Table
        lang={lang}
        caption={`${title[lang]}, ${W.mkr[lang]}`}
        rowHead={W.mkr[lang]}
        columns={yearColumns(years, view)}
        rows={lineRows(lines, years, view, lang)}
        phone="scroll"
        className="r-statutory"
      />
    </Section>
  )
}

function Requirement({ view, lang }: Props) {
  const { years } = view.sheet.input.structure
  const mark = (year: number) => {
    const value = view.sheet.value(planRef('balance_requirement/balance_requirement_result', 'region', year)) ?? null
    return <StatusMark status={value === null ? 'notAssessed' : value > 0 ? 'met' : 'notMet'} lang={lang} short />
  }
  return (
    <Columns kind="statements">
      <Section title={W.requirement[lang]} id="balanskrav" right={W.mkr[lang]}>
        <Table
          lang={lang}
          caption={`${W.requirement[lang]}, ${W.mkr[lang]}`}
          rowHead={W.mkr[lang]}
          columns={yearColumns(years, view)}
          rows={[
            ...lineRows(BALANCE_REQUIREMENT_LINES, years, view, lang),
            { label: W.requirementMet[lang], cells: years.map(mark) },
          ]}
          phone="scroll"
          className="r-statutory"
        />
      </Section>
      <Section title={W.ratios[lang]} id="nyckeltal" right={W.percent[lang]}>
        <Table
          lang={lang}
          caption={`${W.ratios[lang]}, ${W.percent[lang]}`}
          rowHead={W.percent[lang]}
          columns={yearColumns(years, view)}
          rows={lineRows(RATIO_LINES, years, view, lang)}
          phone="scroll"
        />
      </Section>
    </Columns>
  )
}

function Goals({ view, lang }: Props) {
  const goals = planGoals(view.sheet, view.goals)
  return (
    <Section title={W.goals[lang]} id="finansiella-mal">
      {goals.length === 0 ? (
        <Empty>{W.noGoals[lang]}</Empty>
      ) : (
        <Table
          lang={lang}
          caption={W.goals[lang]}
          rowHead={W.goal[lang]}
          columns={[
            { id: 'mark', head: W.assessment[lang], kind: 'mark' },
            { id: 'why', head: '', kind: 'text', phoneHead: '' },
          ]}
          rows={goals.flatMap(({ goal, parts }) =>
            parts.map(({ part, assessment }) => ({
              label: `${goal.name[lang]}, ${part.kind === 'long' ? W.long[lang] : W.year[lang]}`,
              cells: [
                <StatusMark status={assessment.assessment} lang={lang} />,
                `${part.formula.description[lang]} ${assessment.reason[lang]}`,
              ],
            })),
          )}
          phone="blocks"
        />
      )}
    </Section>
  )
}

function Frames({ view, lang }: Props) {
  const years = shownYears(view)
  return (
    <Section
      title={W.frames[lang]}
      id="ramar"
      right={
        <a href={planHref(view, 'frames-by-activity')}>
          {tableShape(view.sheet.input.structure, 'frames-by-activity')?.caption[lang]}
        </a>
      }
    >
      <Table
        lang={lang}
        caption={`${W.frames[lang]}, ${W.mkr[lang]}`}
        rowHead={W.mkr[lang]}
        columns={yearColumns(years, view)}
        rows={frameRows(years, view, ALL_FRAMES, lang)}
        phone="scroll"
      />
    </Section>
  )
}

function Investments({ view, lang }: Props) {
  const years = investmentYears(view)
  if (years.length === 0) return null
  return (
    <Section
      title={W.investments[lang]}
      id="investeringar"
      right={<a href={planHref(view, 'investment-plan')}>{W.compare[lang]}</a>}
    >
      <Table
        lang={lang}
        caption={W.investments[lang]}
        rowHead={W.area[lang]}
        columns={yearColumns(years, view)}
        rows={investmentRows(years, view, W.total, lang)}
        phone="scroll"
      />
    </Section>
  )
}

function Words({ title, intro, sentences, view, lang }: Props & { title: Text; intro?: Text; sentences: readonly Sentence[] }) {
  return (
    <Section title={title[lang]} id={title === W.clauses ? 'att-satser' : 'i-ord'}>
      {intro && <p>{intro[lang]}</p>}
      <ul>
        {sentences.map((one) => (
          <li>
            <Said view={view} sentence={one} lang={lang} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function PrintedTables({ view, lang }: Props) {
  const { structure } = view.sheet.input
  return (
    <Section title={W.printed[lang]} id="tabeller">
      <LinkRow
        links={tablesOf(structure).map((name) => ({
          label: tableShape(structure, name)!.caption[lang],
          href: planHref(view, name),
        }))}
      />
    </Section>
  )
}
