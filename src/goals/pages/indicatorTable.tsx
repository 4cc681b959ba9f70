// The indicators under a goal: outcomes year by year as printed, target, trend, status and its reason in the same row.
// Refuses: showing a missing value as anything but missing.
import type { Child } from 'hono/jsx'
import { toNumber } from '../../kernel/decimal.ts'
import type { Lang } from '../../kernel/text.ts'
import { Sparkline } from '../../web/bars.tsx'
import { type FigureView, missing } from '../../web/figure.tsx'
import { explainHref } from '../../web/links.ts'
import { StatusMark } from '../../web/status.tsx'
import { type Row, Table } from '../../web/table.tsx'
import { judgedParts, readCell } from '../cell.ts'
import type { AssessedGoal, AssessedPlacement } from '../chain.ts'
import { indicatorRef } from '../figures.ts'
import { committeeName, type Goals } from '../goal.ts'
import { type Indicator, outcomeOf, targetOf } from '../indicator.ts'
import { plainSpaces } from '../quantity.ts'
import { readTarget } from '../target.ts'
import { GOAL_WORDS as W } from './words.ts'

export function IndicatorTable({ goals, goal, lang }: { goals: Goals; goal: AssessedGoal; lang: Lang }) {
  const years = [...new Set(goal.indicators.flatMap((i) => i.indicator.outcomes.map((o) => o.year)))]
    .filter((y) => y <= goal.year)
    .sort()
  return (
    <Table
      lang={lang}
      caption={W.indicatorsCaption[lang]}
      rowHead={W.indicator[lang]}
      phone="blocks"
      columns={[
        ...years.map((year) => ({ id: String(year), head: String(year), earlier: year < goal.year })),
        { id: 'target', head: W.target[lang] },
        { id: 'trend', head: W.trend[lang], kind: 'mark' as const },
        { id: 'assessment', head: W.assessment[lang], kind: 'mark' as const },
        { id: 'printed', head: `${W.printed[lang]} ${goal.year}`, kind: 'text' as const },
        { id: 'reason', head: W.reason[lang], kind: 'text' as const },
      ]}
      rows={rowsOf(goals, goal, years, lang)}
    />
  )
}

function rowsOf(goals: Goals, goal: AssessedGoal, years: number[], lang: Lang): Row[] {
  const groups = [...new Set(goal.indicators.map((i) => i.indicator.committees.join('/')))]
  return groups.flatMap((group) => {
    const name = group
      .split('/')
      .map((code) => committeeName(goals, code)[lang])
      .join(' / ')
    const own = goal.indicators.filter((i) => i.indicator.committees.join('/') === group)
    return [{ kind: 'group' as const, label: name }, ...own.map((row) => indicatorRow(row, goal.year, years, lang))]
  })
}

function indicatorRow(row: AssessedPlacement, year: number, years: number[], lang: Lang): Row {
  const { indicator, placement } = row
  return {
    id: indicator.id,
    label: indicator.name,
    cells: [
      ...years.map((y) => outcomeCell(indicator, y)),
      targetCell(targetOf(indicator, year), lang),
      <Trend indicator={indicator} year={year} years={years} lang={lang} />,
      <StatusMark status={row.assessment} lang={lang} short />,
      placement.printed === 'assessed' ? W.printedAssessed[lang] : W.printedNot[lang],
      <Reason row={row} lang={lang} />,
    ],
  }
}

/** One printed number is a figure that can be asked; several in a cell are its text, asked as a whole. */
function outcomeCell(indicator: Indicator, year: number): FigureView | Child {
  const written = outcomeOf(indicator, year)
  const cell = readCell(written)
  const ref = indicatorRef(indicator.id, indicator.committees[0]!, year)
  if (cell.kind === 'missing') return cell.why === 'hidden' ? { value: null, state: 'hidden' } : missing
  const parts = judgedParts(cell)
  if (cell.kind === 'value' && parts.length === 1 && cell.breakdown.length === 0) {
    const [only] = parts
    const unit = only!.unit === '%' ? '%' : undefined
    return {
      value: toNumber(only!.value),
      decimals: only!.value.scale,
      ref,
      ...(unit ? { unit } : {}),
      preliminary: indicator.uncertain !== undefined,
    }
  }
  return (
    <a class={indicator.uncertain ? 'r-figure is-preliminary' : 'r-figure'} href={explainHref(ref)} data-ref={ref}>
      <Lines lines={plainSpaces(written).split(/ (?=T\d|\(|[KM]:)/)} />
    </a>
  )
}

function targetCell(wording: string, lang: Lang): FigureView | Child {
  const target = readTarget(wording)
  if (target.kind === 'none') return missing
  return target.kind === 'followed' ? W.followed[lang] : <Lines lines={wrapped(plainSpaces(wording))} />
}

/** Several values in a cell stand below each other, so that one cell does not push the others apart. */
const Lines = ({ lines }: { lines: readonly string[] }) => (
  <>
    {lines.map((line, i) => (
      <>
        {i > 0 && <br />}
        {line.replaceAll(' ', '\u00a0')}
      </>
    ))}
  </>
)

const LONGEST_LINE = 16

/** Words in lines of at most sixteen characters, numbers kept with their unit. */
function wrapped(words: string): string[] {
  const lines: string[] = []
  for (const word of words.replace(/(\d) (?=%|\d)/g, '$1\u00a0').split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= LONGEST_LINE) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** The first part of each year's cell; the target is drawn when it is one level. */
function Trend({ indicator, year, years, lang }: { indicator: Indicator; year: number; years: number[]; lang: Lang }) {
  const quantities = years.map((y) => judgedParts(readCell(outcomeOf(indicator, y)))[0])
  const target = readTarget(targetOf(indicator, year))
  const level = target.kind === 'level' && target.values.length === 1 ? toNumber(target.values[0]!.value) : undefined
  return (
    <Sparkline
      name={indicator.name}
      values={quantities.map((q) => (q ? toNumber(q.value) : null))}
      labels={years.map(String)}
      decimals={Math.max(0, ...quantities.map((q) => q?.value.scale ?? 0))}
      lang={lang}
      {...(level === undefined ? {} : { target: level })}
    />
  )
}

function Reason({ row, lang }: { row: AssessedPlacement; lang: Lang }) {
  const { computed, decided, indicator } = row
  const said = computed.reason[lang]
  const notes = indicator.notes.map((n) => n[lang]).filter((note) => !said.includes(note))
  return (
    <>
      {decided && `${decided.by} ${decided.on}: ${decided.reason} ${W.computed[lang]}: `}
      {said}
      {notes.length > 0 && ` ${notes.join(' ')}`}
    </>
  )
}
