// What the closing day is: who the users are, what each kind of user reads and writes, and how a load process is told.
// Refuses: starting anything; the numbers of the load stand here and nowhere else.

export type Role = 'manager' | 'official' | 'controller' | 'reader'
export type WriteKind = 'report' | 'values' | 'judgement' | 'words' | 'assignment'

export interface User {
  /** Short name used in the markers. */
  name: string
  role: Role
  person: string
  /** Session secret, as in the cookie. */
  token: string
  /** Source address on loopback: each user has their own, as on a real network. */
  from: string
  unit: string
  round: string
  committee: string
}

export interface Mix {
  /** Mean pause between two things a person does, ms; exponentially distributed. */
  thinkMs: number
  /** Share of things done that are writing something: read the form, two drafts, save, see the answer. */
  writing: number
}

/** One time in five those who may write do: with its form, two drafts, save and answer, about 30 % of the requests save something. */
export const MIX: Mix = { thinkMs: 6_000, writing: 1 / 5 }

export interface Load {
  origin: string
  users: User[]
  warmUpMs: number
  measureMs: number
  mix: Mix
  seed: number
  /** The server goes away now and then: reading is tried again until it is back, writing never. */
  retryReads: boolean
}

/** How a write ended for the person: told that it was saved, told that it was not, or told nothing. */
export type Outcome = 'saved' | 'conflict' | 'refused' | 'unknown'

export interface Entry {
  kind: WriteKind
  marker: string
  outcome: Outcome
  status: number
}

/** Nothing this load wrote has been answered for yet. */
export const AS_BEFORE = 'as before'

export interface DraftEntry {
  person: string
  key: string
  /** Markers the kept draft may hold; null: there may be none; AS_BEFORE: what stood there before the load. */
  acceptable: (string | null)[]
}

export interface Answered {
  kind: string
  write: boolean
  ms: number
  /** Nought where no answer came. */
  status: number
  /** Began after the warm-up and before the end. */
  measured: boolean
}

export interface LoadAnswer {
  answered: Answered[]
  entries: Entry[]
  drafts: DraftEntry[]
  /** The first answers nobody expected, in words. */
  strange: string[]
  /** CPU of the load process itself in the measured window, ms. */
  cpuMs: number
}

/** Share of each role among the users. */
const SHARES: readonly [Role, number][] = [
  ['manager', 200],
  ['official', 45],
  ['controller', 15],
  ['reader', 40],
]

/** Roles of any number of users in the same proportions, spread evenly. */
export function rolesOf(count: number): Role[] {
  const due = SHARES.map(([role, share]) => ({ role, share: share / 300, given: 0 }))
  return Array.from({ length: count }, (_, i) => {
    const next = due.reduce((a, b) => (b.share * (i + 1) - b.given > a.share * (i + 1) - a.given ? b : a))
    next.given++
    return next.role
  })
}

type Path = (user: User, pick: (below: number) => number, refs: readonly string[]) => string

/** Pages read, with weights by role: a day in April's round. */
export const PAGES: Record<string, { path: Path; weight: Partial<Record<Role, number>> }> = {
  'my tasks': { path: () => '/uppgifter', weight: { manager: 25, official: 20, controller: 10 } },
  unit: { path: ({ unit, round }) => `/enhet/${unit}?omgang=${round}`, weight: { manager: 20, controller: 10, reader: 5 } },
  committee: {
    path: ({ committee }) => `/namnd/${committee}?omgang=2023-04`,
    weight: { manager: 10, official: 20, controller: 10, reader: 15 },
  },
  overview: { path: () => '/', weight: { manager: 10, official: 10, controller: 10, reader: 20 } },
  glance: { path: () => '/mal/overblick?omgang=2023-04', weight: { manager: 8, official: 12, controller: 10, reader: 20 } },
  'goal in round': {
    path: (_, pick) => `/mal/${1 + pick(12)}/omgang/2023-04`,
    weight: { manager: 8, official: 12, controller: 10, reader: 15 },
  },
  judgement: {
    path: (_, pick, refs) => `/bedomning?ref=${encodeURIComponent(refs[pick(refs.length)]!)}`,
    weight: { manager: 7, official: 12, controller: 10, reader: 10 },
  },
  round: { path: () => '/omgang/2023-04', weight: { controller: 20, reader: 5 } },
  assignments: { path: () => '/uppdrag', weight: { manager: 5, official: 8, controller: 5, reader: 5 } },
  values: { path: () => '/varden?omgang=2023-04', weight: { manager: 4, official: 3, controller: 3 } },
  economy: { path: () => '/ekonomi', weight: { manager: 3, official: 3, controller: 7, reader: 5 } },
}

export const PAGE_REFS: readonly string[] = Array.from({ length: 12 }, (_, i) => `goals:assessment/${i + 1}@region/2023-04`)

export const WRITES: Record<Role, Partial<Record<WriteKind, number>>> = {
  manager: { report: 85, values: 15 },
  official: { judgement: 50, words: 40, assignment: 10 },
  controller: {},
  reader: {},
}

/** `[u17-4]`: unlike every other text of the run. */
export const markerOf = (run: string, user: string, no: number): string => `[${run}-${user}-${no}]`
export const MARKER = /\[[a-z]+-u\d+-\d+\]/g
