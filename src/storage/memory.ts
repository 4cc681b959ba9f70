// What a database remembers of its authorities, as shapes: beside the database and what fills it, so that neither needs the other.
// Refuses: deciding what is remembered, and for how long; that is remember.ts.

export interface Kept {
  /** The log's last entry when the work began. */
  at: number
  basis: unknown
  value: Promise<unknown>
}

export interface AuthorityMemory {
  readTo: number
  /** The last entry of each action since it was first looked at. */
  latest: Map<string, number>
  kept: Map<string, Kept>
}

/** One for each database; by authority. */
export type Memory = Map<string, AuthorityMemory>
