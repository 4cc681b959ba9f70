// The strip of key figures: name, value that can be asked, trend, one line of comparison (overview.png).
// Refuses: more than one line of explanation; the figure's own page has the rest.
import type { Child } from 'hono/jsx'
import { formatNumber, type Lang } from '../kernel/text.ts'
import type { Verdict } from '../kernel/verdict.ts'
import { Sparkline } from './bars.tsx'
import { Figure, type FigureView } from './figure.tsx'
import { VerdictMark } from './status.tsx'

export interface Tile {
  name: string
  figure: FigureView
  unit: string
  /** Latest last; null is a gap. */
  trend?: { labels: readonly string[]; values: readonly (number | null)[]; decimals?: number; target?: number }
  /** One line: comparison, or what contradicts the figure. */
  comment: Child
  verdict?: Verdict
}

export function Strip({ tiles, lang, label }: { tiles: readonly Tile[]; lang: Lang; label: string }) {
  return (
    <ul class="r-strip" aria-label={label}>
      {tiles.map((tile) => (
        <li class="r-tile">
          <span class="r-tile-name">{tile.name}</span>
          <span class="r-tile-value">
            <Figure figure={tile.figure} lang={lang} label={tileLabel(tile, lang)} /> <small>{tile.unit}</small>
          </span>
          {tile.trend && <Sparkline {...tile.trend} lang={lang} name={tile.name} />}
          <span class="r-tile-comment" data-verdict={tile.verdict}>
            {tile.verdict && <VerdictMark verdict={tile.verdict} lang={lang} aloud />} {tile.comment}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The link's name carries the measure and unit: read alone, `98` says nothing. */
function tileLabel({ figure, name, unit }: Tile, lang: Lang): string | undefined {
  return figure.value === null ? undefined : `${formatNumber(figure.value, figure.decimals ?? 0, lang)} ${unit}, ${name}`
}
