// Small graphics inside tables, drawn as plain SVG attributes: deviation bars on one scale, sparklines, progress.
// Refuses: style attributes, and numbers that are not also written beside.
import { formatNumber, type Lang } from '../kernel/text.ts'
import { word } from './words.ts'

const at = (value: number): string => String(Math.round(value * 100) / 100)

/** A bar from the zero line: `max` is the largest absolute deviation in the table, so that all bars share one scale. */
export function DeviationBar({ value, max }: { value: number | null; max: number }) {
  const half = 70
  const width = value === null || max <= 0 ? 0 : Math.max(value === 0 ? 0 : 1, (Math.abs(value) / max) * half)
  const better = (value ?? 0) > 0
  return (
    <svg class="r-bar" viewBox="0 0 144 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {width > 0 && (
        <rect
          x={at(better ? 72 : 72 - width)}
          y="1"
          width={at(width)}
          height="10"
          fill={better ? 'var(--r-better)' : 'var(--r-worse)'}
        />
      )}
      <path d="M72 0v12" stroke="var(--r-rule-3)" stroke-width="1" vector-effect="non-scaling-stroke" />
    </svg>
  )
}

/** Head of a column of deviation bars: *sämre* to the left of zero, *bättre* to the right. */
export function DeviationHead({ lang }: { lang: Lang }) {
  return (
    <span class="r-bar-head">
      <span>{word('worse', lang)}</span> <span>{word('better', lang)}</span>
    </span>
  )
}

export interface SparklineProps {
  /** Oldest first; null is a gap and stays one. */
  values: readonly (number | null)[]
  labels: readonly string[]
  lang: Lang
  decimals?: number
  /** Dashed ochre line. */
  target?: number
  /** A thin rule at zero when the series crosses it. */
  name: string
}

const WIDTH = 84
const HEIGHT = 24
const EDGE = 3.5

/** Span at least 30 % of the largest value, so that small changes look small (LOOK §6). */
function scaleOf(values: number[]): (value: number) => number {
  const low = Math.min(...values)
  const high = Math.max(...values)
  const least = 0.3 * Math.max(Math.abs(low), Math.abs(high))
  const missing = Math.max(0, least - (high - low))
  const bottom = low - missing / 2
  const span = high - low + missing || 1
  return (value) => HEIGHT - EDGE - ((value - bottom) / span) * (HEIGHT - 2 * EDGE)
}

export function Sparkline({ values, labels, lang, decimals = 0, target, name }: SparklineProps) {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return <span class="r-none">{word('missingShort', lang)}</span>
  const y = scaleOf(target === undefined ? known : [...known, target])
  const x = (index: number) => EDGE + (index * (WIDTH - 2 * EDGE)) / Math.max(1, values.length - 1)
  const points = values.flatMap((value, index) => (value === null ? [] : [{ x: x(index), y: y(value), index }]))
  const line = points.map(
    (p) => `${p.index > 0 && values[p.index - 1] !== null && p !== points[0] ? 'L' : 'M'}${at(p.x)} ${at(p.y)}`,
  )
  const last = points.at(-1)!
  const shown = values.map(
    (value, i) => `${labels[i]}: ${value === null ? word('missingShort', lang) : formatNumber(value, decimals, lang)}`,
  )
  const crosses = Math.min(...known) < 0 && Math.max(...known) > 0
  return (
    <svg
      class="r-spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={`${name}, ${shown.join(', ')}`}
    >
      {crosses && <path d={`M0 ${at(y(0))}H${WIDTH}`} stroke="var(--r-rule-2)" stroke-width="1" />}
      {target !== undefined && (
        <path d={`M0 ${at(y(target))}H${WIDTH}`} stroke="var(--r-chart-3)" stroke-width="1.2" stroke-dasharray="3 2.4" />
      )}
      <path d={line.join('')} fill="none" stroke="var(--r-chart-1)" stroke-width="1.6" />
      {points.slice(0, -1).map((p) => (
        <circle cx={at(p.x)} cy={at(p.y)} r="1.2" fill="var(--r-chart-1)" />
      ))}
      <circle cx={at(last.x)} cy={at(last.y)} r="2.6" fill="var(--r-chart-1)" />
    </svg>
  )
}

/** Amount done of how much, in words beside the bar (LOOK §8). */
export function Progress({ done, of, label }: { done: number; of: number; label: string }) {
  return <progress class="r-progress" max={of} value={done} aria-label={label} />
}
