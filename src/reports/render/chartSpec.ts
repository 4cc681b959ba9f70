// A report's chart → the house's chart, so that page, HTML file and PDF draw the same picture.
import { type ChartSpec, chartSvg, type Medium } from '../../web/chart.tsx'
import type { Chart } from '../document.ts'

export function chartSpec(chart: Chart): ChartSpec {
  const bars = chart.points.map((p) => ({ label: p.label, value: p.value }))
  if (chart.shape === 'deviation') return { kind: 'deviations', bars }
  return chart.shape === 'share' ? { kind: 'stacked', bars } : { kind: 'columns', bars }
}

export const drawChart =
  (medium: Medium) =>
  (chart: Chart): Promise<string> =>
    chartSvg(chartSpec(chart), 'sv', medium)
