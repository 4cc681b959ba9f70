// Example frame for component pages and tests: no request, no files.
import type { Lang } from '../kernel/text.ts'
import type { Shell } from './layout.tsx'

export function exampleShell(path: string, lang: Lang = 'sv', more: Partial<Shell> = {}): Shell {
  return {
    lang,
    authority: 'Exempelregionen',
    years: [2020, 2019],
    choices: { year: 2020, structure: 'then', source: 'published' },
    path,
    query: {},
    assets: { css: '/assets/roder.css', js: '/assets/roder.js' },
    synthetic: true,
    counts: { tieout: 10 },
    ...more,
  }
}
