// The tables of a unit's outcome against budget: steps from budget to outcome, cost types, units below, months, worked time.
// Refuses: arithmetic beyond placing a bar; every number stands beside its bar.
import type { Child } from 'hono/jsx'
import { type Lang, monthName } from '../../../kernel/text.ts'
import { DeviationBar, DeviationHead } from '../../../web/bars.tsx'
import type { FigureView } from '../../../web/figure.tsx'
import { Empty, SourceLine } from '../../../web/parts.tsx'
import { type Column, type Row, Table } from '../../../web/table.tsx'
import { DEVIATION_WORDS as W } from '../words.ts'
import { Said } from './comments.tsx'
import type { DeviationRow, MonthView, StepView, UnitEconomyView, WorkedRow, WorkedView } from './view.ts'

const at = (value: number): string => String(Math.round(value * 100) / 100)

/** A step floats where the one before it ended. The scale is the steps' own, so budget and outcome are marks and not bars from nought. */
function StepBar({ step, low, high }: { step: StepView; low: number; high: number }) {
  const x = (value: number) => 4 + ((value - low) / (high - low || 1)) * 292
  const [left, right] = [Math.min(x(step.from), x(step.to)), Math.max(x(step.from), x(step.to))]
  return (
    <svg class="r-bar" viewBox="0 0 300 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {step.total ? (
        <rect x={at(x(step.to) - 2)} y="0" width="4" height="12" fill="var(--r-chart-1)" />
      ) : (
        <rect
          x={at(left)}
          y="1"
          width={at(Math.max(1, right - left))}
          height="10"
          fill={step.to < step.from ? 'var(--r-worse)' : 'var(--r-better)'}
        />
      )}
    </svg>
  )
}

export function StepTable({ view, lang, unit }: { view: UnitEconomyView; lang: Lang; unit: string }) {
  const { steps } = view
  const ends = steps.flatMap((step) => (step.total ? [step.to] : [step.from, step.to]))
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  if (steps.length <= 2) return <Empty>{W.nothingMoved[lang]}</Empty>
  return (
    <Table
      lang={lang}
      caption={`${W.explains[lang]}, ${unit}`}
      rowHead={W.step[lang]}
      phone="scroll"
      columns={[
        { id: 'amount', head: unit },
        { id: 'bar', head: <span class="r-aloud">{W.deviation[lang]}</span>, kind: 'bar' },
      ]}
      rows={steps.map((step) => ({
        kind: step.total ? ('sum' as const) : ('line' as const),
        label: step.parts ? (
          <details>
            <summary>{`${step.label[lang]} (${step.parts.length})`}</summary>
            {step.parts.map((one) => one[lang]).join(', ')}
          </details>
        ) : (
          step.label[lang]
        ),
        cells: [step.figure, <StepBar step={step} low={low} high={high} />],
      }))}
    />
  )
}

const columnsOf = (view: UnitEconomyView, lang: Lang, forecast: boolean): Column[] => [
  { id: 'outcome', head: W.outcome[lang] },
  { id: 'budget', head: W.budget[lang], earlier: true },
  { id: 'deviation', head: W.deviation[lang] },
  { id: 'bar', head: <DeviationHead lang={lang} />, kind: 'bar' },
  { id: 'previous', head: String(view.year - 1), earlier: true },
  { id: 'change', head: W.change[lang], earlier: true },
  ...(forecast ? [{ id: 'forecast', head: W.forecast[lang] }] : []),
]

export function DeviationTable(props: {
  view: UnitEconomyView
  rows: readonly DeviationRow[]
  caption: string
  rowHead: string
  lang: Lang
}) {
  const { view, rows, lang } = props
  const forecast = rows.some((row) => row.forecast !== undefined)
  const lines = rows.filter((row) => row.kind === undefined || row.kind === 'line')
  const max = Math.max(0, ...lines.map((row) => Math.abs(row.deviation.value ?? 0)))
  return (
    <Table
      lang={lang}
      caption={props.caption}
      rowHead={props.rowHead}
      phone="scroll"
      className="r-operating"
      columns={columnsOf(view, lang, forecast)}
      rows={rows.map((row) => deviationRow(row, max, lang, forecast))}
    />
  )
}

function deviationRow(row: DeviationRow, max: number, lang: Lang, forecast: boolean): Row {
  const line = row.kind === undefined || row.kind === 'line'
  return {
    id: `rad-${row.id}`,
    kind: row.kind,
    level: row.level,
    label: row.href ? <a href={row.href}>{row.label[lang]}</a> : row.label[lang],
    ...(row.branch ? { branch: { ...row.branch, name: row.label[lang] } } : {}),
    cells: [
      row.outcome,
      row.budget,
      { ...row.deviation, sign: true },
      line ? <DeviationBar value={row.deviation.value} max={max} /> : null,
      row.previous,
      { ...row.change, sign: true },
      ...(forecast ? [row.forecast ?? ({ value: null, state: 'notApplicable' } satisfies FigureView)] : []),
    ],
    ...(row.comment ? { detail: <Said said={row.comment} lang={lang} {...(row.write ? { change: row.write } : {})} /> } : {}),
  }
}

export function MonthTable({ view, lang, unit }: { view: UnitEconomyView; lang: Lang; unit: string }) {
  const max = Math.max(0, ...view.months.map(({ own }) => Math.abs(own.deviation.value ?? 0)))
  const group = (words: Child) => (typeof words === 'string' ? words : '')
  const own = group(W.ofMonth[lang])
  const soFar = group(W.soFar[lang])
  return (
    <Table
      lang={lang}
      caption={`${W.months[lang]}, ${unit}`}
      rowHead={W.monthColumn[lang]}
      phone="scroll"
      density="tight"
      columns={[
        { id: 'outcome', head: W.outcome[lang], group: own },
        { id: 'budget', head: W.budget[lang], earlier: true, group: own },
        { id: 'deviation', head: W.deviation[lang], group: own },
        { id: 'bar', head: <DeviationHead lang={lang} />, kind: 'bar', group: own },
        { id: 'previous', head: String(view.year - 1), earlier: true, group: own },
        { id: 'sumOutcome', head: W.outcome[lang], group: soFar },
        { id: 'sumBudget', head: W.budget[lang], earlier: true, group: soFar },
        { id: 'sumDeviation', head: W.deviation[lang], group: soFar },
        { id: 'share', head: W.share[lang], earlier: true },
      ]}
      rows={[
        ...view.months.map((month) => monthRow(month, max, lang)),
        {
          kind: 'total' as const,
          label: W.year[lang],
          cells: [
            view.monthsTotal.outcome,
            view.monthsTotal.budget,
            { ...view.monthsTotal.deviation, sign: true },
            null,
            view.monthsTotal.previous,
          ],
        },
      ]}
    />
  )
}

function monthRow({ month, marked, own, accumulated, share }: MonthView, max: number, lang: Lang): Row {
  return {
    marked,
    label: monthName(month)[lang],
    cells: [
      own.outcome,
      own.budget,
      { ...own.deviation, sign: true },
      <DeviationBar value={own.deviation.value} max={max} />,
      own.previous,
      accumulated.outcome,
      accumulated.budget,
      { ...accumulated.deviation, sign: true },
      share,
    ],
  }
}

/** More units than this stand folded below what they are together. */
const FEW_UNITS = 8

export function WorkedTable({ worked, lang }: { worked: WorkedView; lang: Lang }) {
  const { rows, total } = worked
  const folded = total !== undefined && rows.length > FEW_UNITS
  return (
    <>
      <WorkedRows rows={folded ? [] : rows} {...(total ? { total } : {})} lang={lang} />
      {folded && (
        <details>
          <summary>{`${W.eachUnit[lang]} (${rows.length})`}</summary>
          <WorkedRows rows={rows} lang={lang} />
        </details>
      )}
      <SourceLine>
        {worked.hasTargets ? W.workedNote[lang] : W.noTarget[lang]}
        {worked.synthetic && ` ${W.synthetic[lang]}`}
      </SourceLine>
    </>
  )
}

function WorkedRows({ rows, total, lang }: { rows: readonly WorkedRow[]; total?: WorkedRow; lang: Lang }) {
  const rowOf = (row: WorkedRow): Row => ({
    label: row.label[lang],
    cells: [row.worked, row.target, { ...row.deviation, sign: true }, { ...row.costEffect, sign: true }],
  })
  return (
    <Table
      lang={lang}
      caption={W.worked[lang]}
      rowHead={W.unitColumn[lang]}
      phone="scroll"
      columns={[
        { id: 'worked', head: W.fte[lang] },
        { id: 'target', head: W.target[lang], earlier: true },
        { id: 'deviation', head: W.deviation[lang] },
        { id: 'cost', head: W.costEffect[lang] },
      ]}
      rows={[...rows.map(rowOf), ...(total ? [{ ...rowOf(total), kind: 'total' as const }] : [])]}
    />
  )
}
