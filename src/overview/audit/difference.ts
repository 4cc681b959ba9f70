// What an entry changed, value by value: from what to what, by the path in the document. Equal values are left out.
// Refuses: interpreting them; what the room wrote in the log is what is shown.

export interface Change {
  /** `targets.2023.cell`, a list's place from 1: `rows.3`; empty for the whole. */
  path: string
  /** Absent when there was nothing. */
  from?: string
  /** Absent when nothing is left. */
  to?: string
}

type Leaves = Map<string, string>

const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null && Object.keys(value).length > 0

function leavesOf(value: unknown, path = '', found: Leaves = new Map()): Leaves {
  if (value === undefined || value === null) return found
  if (!isTree(value)) return found.set(path, typeof value === 'string' ? value : JSON.stringify(value))
  const parts = Array.isArray(value) ? value.map((part, i) => [String(i + 1), part] as const) : Object.entries(value)
  for (const [key, part] of parts) leavesOf(part, path === '' ? key : `${path}.${key}`, found)
  return found
}

export function difference(before: unknown, after: unknown): Change[] {
  const from = leavesOf(before)
  const to = leavesOf(after)
  return [...new Set([...from.keys(), ...to.keys()])]
    .filter((path) => from.get(path) !== to.get(path))
    .map((path) => ({ path, from: from.get(path), to: to.get(path) }))
}
