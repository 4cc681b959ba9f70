// The one place that runs ECharts: options in, a clean SVG out, the same for page and paper (DESIGN §9).
// Refuses: style attributes, embedded style sheets, colours that are not tokens, a chart without words and table.
import { raw } from 'hono/html'
import { formatNumber, type Lang } from '../kernel/text.ts'
import { type Bar, CHART_COLOURS, CHART_FONT, type ChartSpec, chartHeight, chartOption } from './chartOption.ts'
import { Table } from './table.tsx'
import { word } from './words.ts'

export type { ChartSpec } from './chartOption.ts'

/** `html` keeps token names as `var(--r-…)`; `print` gives values, for renderers that paint variables black. */
export type Medium = 'html' | 'print'

export async function chartSvg(
  spec: ChartSpec,
  lang: Lang,
  medium: Medium,
  width = 560,
  height = chartHeight(spec),
): Promise<string> {
  // Loaded when the first chart is drawn: 0.3 s that no other page or command should pay.
  const echarts = await import('echarts')
  const chart = echarts.init(null, undefined, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption(chartOption(spec, lang, { width, height }))
    return clean(chart.renderToSVGString({ useViewBox: true }), medium)
  } finally {
    chart.dispose()
  }
}

/** ECharts writes hover styles, instance classes and style attributes: none survives, so the same chart gives the same bytes. */
function clean(svg: string, medium: Medium): string {
  let text = svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (class|pointer-events|ecmeta_[a-z_]+|xmlns:xlink|baseProfile|version)="[^"]*"/g, '')
    .replace(/<rect [^>]*fill="none"><\/rect>/g, '')
    .replace(/ style="([^"]*)"/g, (_, css: string) => styleAsAttributes(css, medium))
    .replace(/\n+/g, '')
    .replace(/\d+\.\d{3,}/g, (long) => String(Number(Number(long).toFixed(2))))
  for (const [token, { standIn, print }] of Object.entries(CHART_COLOURS)) {
    text = text.replaceAll(standIn, medium === 'html' ? `var(--r-${token})` : print)
  }
  return medium === 'html' ? text.replace('<svg ', '<svg aria-hidden="true" focusable="false" ') : text
}

const KEPT = new Set(['font-size', 'font-weight'])

function styleAsAttributes(css: string, medium: Medium): string {
  const kept = css
    .split(';')
    .map((rule) => rule.split(':').map((part) => part.trim()) as [string, string])
    .filter(([name]) => KEPT.has(name))
    .map(([name, value]) => ` ${name}="${value.replace('px', '')}"`)
    .join('')
  return medium === 'print' ? `${kept} font-family="${CHART_FONT}"` : kept
}

export interface ChartProps {
  spec: ChartSpec
  lang: Lang
  /** Tells the finding, not the shape: *Från budget 144 till utfall 98 mkr …*. */
  finding: string
  /** Caption of the table behind the chart: measure and unit. */
  caption: string
  /** Head of the first and the second column of that table. */
  heads: [string, string]
}

const WIDE = 560
const NARROW = 328

/** Drawn twice, for wide and narrow screens, so that letters keep their size on a phone. */
export async function Chart({ spec, lang, finding, caption, heads }: ChartProps) {
  const [wide, narrow] = await Promise.all([chartSvg(spec, lang, 'html', WIDE), chartSvg(spec, lang, 'html', NARROW)])
  const bars = spec.kind === 'waterfall' ? spec.steps : spec.bars
  return (
    <div class="r-chart">
      <figure role="img" aria-label={finding}>
        <div class="r-chart-wide">{raw(wide)}</div>
        <div class="r-chart-narrow">{raw(narrow)}</div>
      </figure>
      <details>
        <summary>{word('showAsTable', lang)}</summary>
        <Table
          lang={lang}
          caption={caption}
          rowHead={heads[0]}
          columns={[{ id: 'value', head: heads[1] }]}
          rows={bars.map((bar) => ({
            label: bar.label,
            cells: [{ value: bar.value, decimals: spec.decimals ?? 0, sign: signed(spec, bar) }],
          }))}
          density="tight"
        />
      </details>
    </div>
  )
}

const signed = (spec: ChartSpec, bar: Bar & { total?: boolean }): boolean =>
  spec.kind === 'deviations' || (spec.kind === 'waterfall' && !bar.total)

/** `Budget 144, Nämnderna +67, … Utfall 98`: the numbers in one line, for alternative text. */
export function chartWords(spec: ChartSpec, lang: Lang): string {
  const bars = spec.kind === 'waterfall' ? spec.steps : spec.bars
  return bars
    .map(
      (bar) =>
        `${bar.label} ${bar.value === null ? '..' : formatNumber(bar.value, spec.decimals ?? 0, lang, { sign: signed(spec, bar) })}`,
    )
    .join(', ')
}
