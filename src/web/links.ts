// Addresses of pages, and how a link keeps what the reader has chosen (year, structure, source). Choices live in the URL.
// Refuses: knowing what stands on a page.

export type Query = Record<string, string | number | readonly string[] | undefined>

/** The choices every figure on a page depends on (LOOK §2). Empty means the default. */
export interface Choices {
  year?: string | number
  structure?: 'then' | 'now'
  source?: 'books' | 'published'
}

export const PATHS = {
  overview: '/',
  goals: '/mal',
  economy: '/ekonomi',
  budget: '/budget',
  scenarios: '/scenarier',
  statements: '/rakenskaper',
  investments: '/investeringar',
  reports: '/rapporter',
  tieout: '/avstamning',
  keyFigures: '/nyckeltal',
  organisation: '/organisation',
  imports: '/importer',
  tasks: '/uppgifter',
  assignments: '/uppdrag',
  calendar: '/arshjul',
  round: '/omgang',
  measures: '/atgarder',
  moneyPlan: '/ekonomiplan',
  forecasts: '/prognoser',
  plan: '/plan',
  documents: '/styrdokument',
  people: '/personer',
  audit: '/handelser',
  explain: '/forklara',
  fragment: '/forklara.fragment',
} as const

export const SEARCH_PATH = '/sok'
export const SIGN_IN_PATH = '/logga-in'
export const ACCOUNT_PATH = '/konto'

/** `/ekonomi?year=2020&open=hsn&open=u_1`; undefined and empty values are left out. */
export function link(path: string, query: Query | Choices = {}): string {
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one) => one !== undefined && one !== '')
      .map((one) => `${key}=${encodeURIComponent(String(one)).replaceAll('%2F', '/').replaceAll('%3A', ':')}`),
  )
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`
}

export const explainHref = (ref: string): string => link(PATHS.explain, { ref })

/** The open branches after one is opened or closed: links that work without script. */
export function toggled(open: readonly string[], key: string): string[] {
  return open.includes(key) ? open.filter((one) => one !== key) : [...open, key]
}
