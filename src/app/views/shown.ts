// Small readers of figures for views: an address becomes what a page shows, a missing one stays visibly missing.
import type { Figure } from '../../kernel/figure.ts'
import { ORE_PER_MKR, type Ore, roundOre } from '../../kernel/money.ts'
import { type FigureView, viewOf } from '../../web/figure.tsx'
import type { World } from '../world.ts'

export const address = (path: string, scope: string, period: number | string, source: 'books' | 'published' = 'books'): string =>
  `statements:${path}@${scope}/${period}${source === 'published' ? '?source=published' : ''}`

export function shown(world: World, ref: string, more: Partial<FigureView> = {}): FigureView {
  const figure = world.figure(ref)
  return figure ? viewOf(figure, more) : { value: null, state: 'missing', ...more }
}

/** The value in the unit it is published in (öre become mkr); null when missing. */
export function published(figure: Figure | undefined, decimals = figure?.precision ?? 0): number | null {
  if (!figure || figure.value === null) return null
  return figure.unit === 'ore' ? roundOre(figure.value as Ore, ORE_PER_MKR, decimals, 'half-away') : figure.value
}

/** Five years of a measure: computed where there are books, printed before that. */
export function trend(
  world: World,
  measure: string,
  year: number,
  decimals = 0,
): { labels: string[]; values: (number | null)[]; decimals: number } {
  const years = [4, 3, 2, 1, 0].map((back) => year - back)
  const values = years.map((y) => {
    const computed = world.years.includes(y)
      ? published(world.figure(address(`five-years/${measure}`, 'region', y)), decimals)
      : null
    return computed ?? published(world.figure(address(`five-years/${measure}`, 'region', y, 'published')), decimals)
  })
  return { labels: years.map(String), values, decimals }
}
