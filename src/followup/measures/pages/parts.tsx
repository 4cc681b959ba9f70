// What the pages of measures share: an amount in mkr that can be asked, a share with its base, and names of places.
// Refuses: a percentage without the plan it is a share of.
import type { Child } from 'hono/jsx'
import { asPublished, type Basis } from '../../../kernel/figure.ts'
import type { UnitCode } from '../../../kernel/ids.ts'
import { ORE_PER_MKR, type Ore } from '../../../kernel/money.ts'
import { formatNumber, type Lang } from '../../../kernel/text.ts'
import { amount, type FigureView, missing } from '../../../web/figure.tsx'
import { PATHS } from '../../../web/links.ts'
import { measureRef } from '../figures.ts'
import type { Achieved } from '../followUp.ts'
import type { MeasurePlan, StatedEffect } from '../measure.ts'
import { shownPercent } from '../year.ts'

export const measureHref = (id: string): string => `${PATHS.measures}/${id}`

export type NameOf = (unit: UnitCode) => string

/** One decimal where the amount has any: 11,5 but 225. */
export const decimalsOf = (value: Ore | undefined): number => (value === undefined || value % ORE_PER_MKR === 0 ? 0 : 1)

export interface Asked {
  plan: MeasurePlan
  scope: string
  item?: string
  what: 'plan' | 'effect'
  /** Only what is printed has a place to ask for. */
  basis: Basis | undefined
}

/** Printed amounts have facts behind them and can be asked; typed ones are explained on the page itself. */
export function money(value: Ore | undefined, where?: Asked): FigureView {
  if (value === undefined) return missing
  const ref = where?.basis === 'published' ? asPublished(measureRef(where, where.what)) : undefined
  return amount(value, ref, 'mkr', { decimals: decimalsOf(value) })
}

/** `61` with what it is a share of in the next column; a dash where there is none, and the reason there. Askable where it is printed. */
export function percentCell(
  one: Achieved,
  printed?: { plan: MeasurePlan; scope: string; stated: StatedEffect | undefined },
): FigureView {
  const percent = shownPercent(one)
  if (percent === undefined) return { value: null, state: 'notComputed' }
  const stands = printed?.stated?.percentPrinted === percent && printed.plan.basis === 'published'
  return { value: percent, decimals: 0, ...(stands ? { ref: asPublished(measureRef(printed, 'percent')) } : {}) }
}

export function baseCell(one: Achieved, lang: Lang): Child {
  const { share } = one
  if (share.known) return share.base[lang]
  if (share.percentPrinted === undefined) return `${share.base[lang]}. ${share.why[lang]}`
  return lang === 'sv' ? `${share.base.sv}, som tryckt. ${share.why.sv}` : `${share.base.en}, as printed. ${share.why.en}`
}

/** `138 av 225 mkr, 61 % av årsplanen 2020` */
export function achievedWords({ planned, achieved, share }: Achieved, lang: Lang): string {
  const said = (value: Ore) => formatNumber(value / ORE_PER_MKR, decimalsOf(value), lang)
  if (share.known)
    return lang === 'sv'
      ? `${said(achieved!)} av ${said(planned!)} mkr är uppnått, ${share.percent} % av ${share.base.sv}`
      : `SEK ${said(achieved!)} m of ${said(planned!)} m is achieved, ${share.percent} % of ${share.base.en}`
  const plan = planned === undefined ? undefined : said(planned)
  const got = achieved === undefined ? undefined : said(achieved)
  const sv = [
    got ? `${got} mkr är redovisat` : 'Ingen effekt är redovisad',
    plan ? ` mot ${share.base.sv}, ${plan} mkr` : `, och ${share.base.sv} har inget belopp att räkna procent av`,
    got && plan ? `. Ingen procent räknas: ${lower(share.why.sv)}` : '',
  ]
  const en = [
    got ? `SEK ${got} m is reported` : 'No effect is reported',
    plan ? ` against ${share.base.en}, SEK ${plan} m` : `, and ${share.base.en} has no amount to take a percentage of`,
    got && plan ? `. No percentage is computed: ${lower(share.why.en)}` : '',
  ]
  return (lang === 'sv' ? sv : en).join('').replace(/\.$/, '')
}

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)
