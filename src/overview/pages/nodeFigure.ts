// How a node of an explanation is written: öre as million kronor with a decimal, file lines in kronor, shares as per cent.
// Refuses: rounding anything that is kept; only what is shown.
import type { ExplainNode, Figure as KernelFigure } from '../../kernel/figure.ts'
import { ORE_PER_KRONA, ORE_PER_MKR, type Ore, roundOre } from '../../kernel/money.ts'
import { formatNumber, type Lang, unitAfter } from '../../kernel/text.ts'
import { type FigureView, unitWord } from '../../web/figure.tsx'

/** Below this an amount is written in kronor: in millions it would read as zero. */
const SMALL = ORE_PER_MKR / 10

export function nodeFigure(node: ExplainNode, value: number | null, lang: Lang, root = false): FigureView {
  if (value === null) return { value: null, state: 'missing' }
  if (node.unit === 'ore') {
    const ore = value as Ore
    if (node.source?.kind === 'import' || (ore !== 0 && Math.abs(ore) < SMALL)) {
      return { value: roundOre(ore, ORE_PER_KRONA, 2, 'half-away'), decimals: 2, unit: unitWord('kr', lang) }
    }
    const decimals = root ? 0 : 1
    return { value: roundOre(ore, ORE_PER_MKR, decimals, 'half-away'), decimals }
  }
  if (node.unit === 'percent')
    return { value: node.operation === 'ratio' || node.operation === 'growth' ? value * 100 : value, decimals: 1, unit: '%' }
  return { value, decimals: decimalsOf(value), unit: node.unit === 'mkr' ? undefined : unitWord(node.unit, lang) }
}

/** As many decimals as the value has, at most two: `11,35`, `3 651`. */
const decimalsOf = (value: number): number =>
  [0, 1].find((decimals) => Math.abs(value * 10 ** decimals - Math.round(value * 10 ** decimals)) < 1e-9) ?? 2

/** The figure itself with its unit, as in a heading: `3 651 mkr`. */
export function figureWithUnit(figure: KernelFigure): FigureView {
  if (figure.value === null) return { value: null, state: figure.state === 'notApplicable' ? 'notApplicable' : 'missing' }
  if (figure.unit === 'ore')
    return { value: roundOre(figure.value as Ore, ORE_PER_MKR, figure.precision, 'half-away'), decimals: figure.precision }
  return { value: figure.value, decimals: figure.precision }
}

/** Öre to the last one: `3 650 812 443,18 kr`. */
export const exactAmount = (ore: number, lang: Lang): string =>
  unitAfter(formatNumber(roundOre(ore as Ore, ORE_PER_KRONA, 2, 'half-away'), 2, lang), unitWord('kr', lang)!)
