// From a chart's meaning to ECharts options: one place that knows how each question is drawn (LOOK §6).
// Refuses: colours of its own (token names only), animation, legends, gridlines.
import { formatNumber, type Lang } from '../kernel/text.ts'

export interface Bar {
  label: string
  /** Null is a gap and stays one. */
  value: number | null
}

export type ChartSpec =
  | { kind: 'waterfall'; steps: readonly (Bar & { total?: boolean })[]; decimals?: number }
  | { kind: 'deviations'; bars: readonly Bar[]; decimals?: number }
  | { kind: 'columns'; bars: readonly Bar[]; decimals?: number }
  | { kind: 'stacked'; bars: readonly Bar[]; decimals?: number; unit?: string }

/** Tokens a chart may use, each with a stand-in that no other colour has and its printed value. */
export const CHART_COLOURS = {
  'chart-1': { standIn: '#0a0101', print: '#0a4d68' },
  'chart-2': { standIn: '#0a0102', print: '#8b969e' },
  'chart-3': { standIn: '#0a0103', print: '#b06a00' },
  'chart-4': { standIn: '#0a0104', print: '#5f8f3f' },
  'chart-5': { standIn: '#0a0105', print: '#7b4b94' },
  'chart-6': { standIn: '#0a0106', print: '#3f8fb5' },
  better: { standIn: '#0a0107', print: '#2b7f9e' },
  worse: { standIn: '#0a0108', print: '#b3563a' },
  ink: { standIn: '#0a0109', print: '#000000' },
  'ink-2': { standIn: '#0a010a', print: '#333333' },
  'rule-3': { standIn: '#0a010b', print: '#666666' },
} as const

type Token = keyof typeof CHART_COLOURS
const colour = (token: Token): string => CHART_COLOURS[token].standIn

export const CHART_FONT = 'Source Sans 3'
const axisText = { fontFamily: CHART_FONT, fontSize: 13, color: colour('ink-2') }
const labelText = { fontFamily: CHART_FONT, fontSize: 13, fontWeight: 600, color: colour('ink') }
const zeroLine = { lineStyle: { color: colour('rule-3'), width: 1 }, show: true }

export interface Frame {
  width: number
  height: number
}

// biome-ignore lint/suspicious/noExplicitAny: ECharts' option type would pull its 5 MB of types into every caller
export type Option = Record<string, any>

/** Height follows the number of bars where bars lie down. */
export function chartHeight(spec: ChartSpec): number {
  if (spec.kind === 'deviations') return 24 + spec.bars.length * 30
  return spec.kind === 'stacked' ? 84 : 240
}

export function chartOption(spec: ChartSpec, lang: Lang, frame: Frame): Option {
  switch (spec.kind) {
    case 'waterfall':
      return waterfall(spec, lang, frame)
    case 'deviations':
      return deviations(spec, lang, frame)
    case 'columns':
      return columns(spec, lang)
    case 'stacked':
      return stacked(spec, lang, frame)
  }
}

const base = { animation: false, textStyle: { fontFamily: CHART_FONT }, silent: true }

/** Totals stand on zero; every step starts where the one before it ended. */
export function waterfallLevels(steps: readonly (Bar & { total?: boolean })[]): { from: number; to: number }[] {
  let level = 0
  return steps.map((step) => {
    const from = step.total ? 0 : level
    level = from + (step.value ?? 0)
    return { from, to: level }
  })
}

function waterfall({ steps, decimals = 0 }: Extract<ChartSpec, { kind: 'waterfall' }>, lang: Lang, { width }: Frame): Option {
  const levels = waterfallLevels(steps)
  const low = Math.min(0, ...levels.flatMap(({ from, to }) => [from, to]))
  const high = Math.max(0, ...levels.flatMap(({ from, to }) => [from, to]))
  const crowded = Math.max(...steps.map((step) => step.label.length)) * 7 > width / steps.length
  return {
    ...base,
    grid: { left: 4, right: 4, top: 26, bottom: crowded ? 48 : 34 },
    xAxis: {
      type: 'category',
      data: steps.map((step) => step.label),
      axisLine: { ...zeroLine, onZero: true },
      axisTick: { show: false },
      axisLabel: {
        ...axisText,
        interval: 0,
        hideOverlap: false,
        lineHeight: 17,
        formatter: crowded ? everySecondLower : undefined,
      },
    },
    yAxis: { show: false, min: low, max: high === low ? 1 : high },
    series: [
      {
        type: 'custom',
        clip: false,
        data: levels.map(({ from, to }, index) => [index, from, to]),
        renderItem: (
          _: unknown,
          api: { value(i: number): number; coord(p: number[]): number[]; size(p: number[]): number[] },
        ) => {
          const index = api.value(0)
          const step = steps[index]!
          return waterfallStep(
            api,
            step,
            levels[index]!,
            index < steps.length - 1,
            formatNumber(step.value ?? 0, decimals, lang, { sign: !step.total }),
          )
        },
      },
    ],
  }
}

/** On narrow screens neighbours' names share the room by standing on two lines. */
const everySecondLower = (label: string, index: number): string => (index % 2 === 1 ? `\n${label}` : label)

function waterfallStep(
  api: { coord(p: number[]): number[]; size(p: number[]): number[]; value(i: number): number },
  step: Bar & { total?: boolean },
  { from, to }: { from: number; to: number },
  connects: boolean,
  label: string,
) {
  const [x = 0, top = 0] = api.coord([api.value(0), Math.max(from, to)])
  const [, bottom = 0] = api.coord([api.value(0), Math.min(from, to)])
  const [, end = 0] = api.coord([api.value(0), to])
  const [slot = 0] = api.size([1, 0])
  const width = slot * 0.62
  const fill = step.total ? colour('chart-1') : colour((step.value ?? 0) < 0 ? 'worse' : 'better')
  const connector = {
    type: 'line',
    shape: { x1: x + width / 2, y1: end, x2: x + slot - width / 2, y2: end },
    style: { stroke: colour('rule-3'), lineWidth: 1 },
  }
  const { color: textFill, ...font } = labelText
  return {
    type: 'group',
    children: [
      { type: 'rect', shape: { x: x - width / 2, y: top, width, height: Math.max(1, bottom - top) }, style: { fill } },
      { type: 'text', style: { text: label, x, y: top - 6, align: 'center', verticalAlign: 'bottom', fill: textFill, ...font } },
      ...(connects ? [connector] : []),
    ],
  }
}

function deviations({ bars, decimals = 0 }: Extract<ChartSpec, { kind: 'deviations' }>, lang: Lang, { width }: Frame): Option {
  const largest = Math.max(1, ...bars.map((bar) => Math.abs(bar.value ?? 0)))
  const names = Math.min(240, width * 0.42)
  return {
    ...base,
    grid: { left: names, right: 8, top: 8, bottom: 8 },
    xAxis: { type: 'value', show: false, min: -largest * 1.3, max: largest * 1.3 },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map((bar) => bar.label),
      axisLine: { ...zeroLine, onZero: true },
      axisTick: { show: false },
      axisLabel: {
        ...axisText,
        color: colour('ink'),
        fontSize: 14,
        margin: 0,
        align: 'left',
        padding: [0, 0, 0, -names],
        width: names - 12,
        overflow: 'break',
      },
      offset: 0,
    },
    series: [
      {
        type: 'bar',
        clip: false,
        barWidth: 16,
        data: bars.map(({ value }) => ({
          value: value ?? '-',
          itemStyle: { color: colour((value ?? 0) < 0 ? 'worse' : 'better') },
          label: {
            ...labelText,
            show: true,
            fontWeight: 400,
            position: (value ?? 0) < 0 ? 'left' : 'right',
            formatter: value === null ? '..' : formatNumber(value, decimals, lang, { sign: true }),
          },
        })),
      },
    ],
  }
}

function columns({ bars, decimals = 0 }: Extract<ChartSpec, { kind: 'columns' }>, lang: Lang): Option {
  const last = bars.length - 1
  return {
    ...base,
    grid: { left: 4, right: 4, top: 26, bottom: 40 },
    xAxis: {
      type: 'category',
      data: bars.map((bar) => bar.label),
      axisLine: { ...zeroLine, onZero: true },
      axisTick: { show: false },
      axisLabel: { ...axisText, interval: 0, margin: 22 },
    },
    yAxis: { show: false, min: (v: { min: number }) => Math.min(0, v.min), max: (v: { max: number }) => Math.max(0, v.max) || 1 },
    series: [
      {
        type: 'bar',
        clip: false,
        barWidth: '46%',
        data: bars.map(({ value }, index) => ({
          value: value ?? '-',
          itemStyle: { color: colour(index === last ? 'chart-1' : 'chart-2') },
          label: {
            ...labelText,
            show: true,
            fontWeight: index === last ? 600 : 400,
            position: (value ?? 0) < 0 ? 'bottom' : 'top',
            formatter: value === null ? '..' : formatNumber(value, decimals, lang),
          },
        })),
      },
    ],
  }
}

const PARTS: Token[] = ['chart-1', 'chart-6', 'chart-3', 'chart-4', 'chart-5', 'chart-2']

/** One bar with its labels above the parts: share of a whole, never a pie. */
function stacked(
  { bars, decimals = 0, unit = '%' }: Extract<ChartSpec, { kind: 'stacked' }>,
  lang: Lang,
  { width }: Frame,
): Option {
  const whole = bars.reduce((total, bar) => total + (bar.value ?? 0), 0) || 1
  return {
    ...base,
    grid: { left: 0, right: 0, top: 34, bottom: 8 },
    xAxis: { type: 'value', show: false, min: 0, max: whole },
    yAxis: { type: 'category', show: false, data: [''] },
    series: bars.map(({ label, value }, index) => ({
      type: 'bar',
      stack: 'whole',
      clip: false,
      barWidth: 28,
      data: [value ?? 0],
      itemStyle: { color: colour(PARTS[index % PARTS.length]!) },
      label: {
        ...axisText,
        show: ((value ?? 0) / whole) * width > 56,
        position: [0, -32],
        align: 'left',
        width: ((value ?? 0) / whole) * width - 8,
        overflow: 'break',
        lineHeight: 15,
        formatter: `${label}\n${formatNumber(value ?? 0, decimals, lang)}\u00a0${unit}`,
      },
    })),
  }
}
