// How a figure is shown in a report: unit, decimals and words, once, at the edge (LOOK §3). Rounds half away from zero.
import { type Figure, unitWord } from '../kernel/figure.ts'
import { ORE_PER_MKR, type Ore, roundOre } from '../kernel/money.ts'
import { formatNumber, type Lang, unitAfter } from '../kernel/text.ts'

export interface Format {
  /** `number` = bare (tables), `words` = with unit in running text. */
  as?: 'number' | 'words'
  decimals?: number
  /** Show `+` on positive values (deviations). */
  sign?: boolean
  /** The size without its sign, where the sentence carries the direction. */
  abs?: boolean
  /** Nil is a dash on nil lines of statutory statements. */
  nilDash?: boolean
}

/** The value in its published unit, rounded: öre become mkr; other units keep theirs. Null when missing or not applicable. */
export function publishedValue(figure: Figure, decimals = figure.precision): number | null {
  if (figure.value === null) return null
  if (figure.unit === 'ore') return roundOre(figure.value as Ore, ORE_PER_MKR, decimals, 'half-away')
  const scale = 10 ** decimals
  const rounded = Math.round(Math.abs(figure.value) * scale + 1e-9) / scale
  return figure.value < 0 && rounded !== 0 ? -rounded : rounded
}

export function showFigure(figure: Figure, format: Format = {}, lang: Lang = 'sv'): string {
  const { as = 'number', sign = false, abs = false, nilDash = false } = format
  if (figure.state === 'notApplicable') return '.'
  const decimals = format.decimals ?? figure.precision
  const value = publishedValue(figure, decimals)
  if (value === null) return as === 'words' ? (lang === 'sv' ? 'saknas' : 'missing') : '..'
  if (nilDash && value === 0) return '–'
  const number = formatNumber(abs ? Math.abs(value) : value, decimals, lang, { sign })
  const unit = unitWord(figure.unit, lang)
  return as === 'words' && unit ? unitAfter(number, unit) : number
}
