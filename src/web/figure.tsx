// A figure that can be asked: a link to where it comes from, with its state visible and read aloud (LOOK §3, §7).
// Refuses: computing anything. Values arrive finished; only the unit shown is chosen here.
import { type Figure as KernelFigure, unitWord } from '../kernel/figure.ts'
import { ORE_PER_KRONA, ORE_PER_MKR, ORE_PER_TKR, type Ore, roundOre } from '../kernel/money.ts'
import { formatNumber, type Lang } from '../kernel/text.ts'
import { explainHref } from './links.ts'
import { word } from './words.ts'

/** What a page shows of a figure. `value` is in the unit shown; null exactly when the state is not known or nil. */
export interface FigureView {
  value: number | null
  /** Address; without one the figure is plain text. */
  ref?: string
  decimals?: number
  state?: 'known' | 'missing' | 'notApplicable' | 'hidden' | 'nil' | 'notComputed'
  /** Written after the value in running text and key ratios, e.g. `mkr`, `%`. Never in table cells. */
  unit?: string
  /** Deviations are always signed. */
  sign?: boolean
  /** The one the reader opened: yellow ground. */
  open?: boolean
  /** Forecasts and preliminary values are italic. */
  preliminary?: boolean
}

export const known = (value: number, ref?: string, more: Partial<FigureView> = {}): FigureView => ({ value, ref, ...more })
export const missing: FigureView = { value: null, state: 'missing' }
export const notApplicable: FigureView = { value: null, state: 'notApplicable' }
/** A change between different signs or from a missing base: a dash, read aloud as not computed. */
export const notComputed: FigureView = { value: null, state: 'notComputed' }

export type AmountUnit = 'mkr' | 'tkr' | 'kr'
const PER: Record<AmountUnit, number> = { mkr: ORE_PER_MKR, tkr: ORE_PER_TKR, kr: ORE_PER_KRONA }
const AMOUNT_DECIMALS: Record<AmountUnit, number> = { mkr: 0, tkr: 0, kr: 2 }

/** Öre in the unit of the page; null öre is a missing value. */
export function amount(ore: Ore | null, ref?: string, unit: AmountUnit = 'mkr', more: Partial<FigureView> = {}): FigureView {
  const decimals = more.decimals ?? AMOUNT_DECIMALS[unit]
  if (ore === null) return { value: null, state: 'missing', ref, ...more }
  return { value: roundOre(ore, PER[unit], decimals, 'half-away'), ref, ...more, decimals }
}

export { unitWord }

/** A kernel figure as a page shows it: öre become mkr, printed units stay as printed, the state follows along. */
export function viewOf(figure: KernelFigure, more: Partial<FigureView> = {}): FigureView {
  const base: FigureView = { value: figure.value, ref: figure.ref, decimals: figure.precision, state: figure.state }
  if (figure.unit !== 'ore' || figure.value === null) return { ...base, ...more }
  return { ...base, ...amount(figure.value as Ore, figure.ref, 'mkr', { decimals: figure.precision }), ...more }
}

/** The value in characters: `−8 530`, `..`, `.`, `×`, `–`. */
export function figureText(view: FigureView, lang: Lang): string {
  if (view.state === 'hidden') return '×'
  if (view.state === 'notApplicable') return '.'
  if (view.state === 'nil' || view.state === 'notComputed') return '–'
  if (view.value === null || view.state === 'missing') return '..'
  const text = formatNumber(view.value, view.decimals ?? 0, lang, { sign: view.sign })
  return view.unit ? `${text}\u00a0${view.unit}` : text
}

const ALOUD = {
  missing: 'missing',
  notApplicable: 'notApplicable',
  hidden: 'hidden',
  nil: 'nil',
  notComputed: 'notComputed',
} as const

function stateAloud(view: FigureView, lang: Lang): string | undefined {
  const state = view.value === null && (view.state === undefined || view.state === 'known') ? 'missing' : view.state
  return state === undefined || state === 'known' ? undefined : word(ALOUD[state], lang)
}

/** `inText` writes a missing value as *saknas*, as running text does. */
export function Figure({ figure, lang, inText, label }: { figure: FigureView; lang: Lang; inText?: boolean; label?: string }) {
  const aloud = stateAloud(figure, lang)
  const className = ['r-figure', figure.open && 'is-open', figure.preliminary && 'is-preliminary'].filter(Boolean).join(' ')
  const shown = inText && aloud === word('missing', lang) ? word('missingShort', lang) : figureText(figure, lang)
  const content = aloud ? (
    <>
      <span aria-hidden="true">{shown}</span>
      <span class="r-aloud">{aloud}</span>
    </>
  ) : (
    shown
  )
  if (!figure.ref) return figure.preliminary ? <span class="is-preliminary">{content}</span> : content
  return (
    <a class={className} href={explainHref(figure.ref)} data-ref={figure.ref} aria-label={label}>
      {content}
    </a>
  )
}

/** A printed integer beside decimals: the decimals' room is kept so that the units line up (LOOK §3). */
export function padDecimals(view: FigureView, columnDecimals: number): number {
  return Math.max(0, columnDecimals - (view.decimals ?? 0))
}
