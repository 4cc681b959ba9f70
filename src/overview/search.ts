// Search over what the rooms hand in: names and titles, never figures or texts of vouchers. Every word asked for must be there.
// Refuses: knowing what an entry is; it has a kind, a name and an address.
import { compareSwedish, type Text } from '../kernel/text.ts'

export interface SearchEntry {
  kind: Text
  /** What is searched and shown. */
  name: string
  href: string
  /** Searched too: a code, a number, whose it is. */
  also?: string
}

export interface SearchGroup {
  kind: Text
  hits: SearchEntry[]
  /** How many more there are than shown. */
  more: number
}

const SHOWN = 20

/** å, ä and ö are letters of their own and stay; é and ü are written as e and u. */
const fold = (value: string): string => value.toLocaleLowerCase('sv').replace(/[éèê]/g, 'e').replace(/[üû]/g, 'u')

/** Words in any order; a name that begins with the first word comes before one that holds it. */
export function search(entries: readonly SearchEntry[], asked: string): SearchGroup[] {
  const words = fold(asked).split(/\s+/).filter(Boolean).slice(0, 8)
  if (words.length === 0) return []
  const found = entries.filter((entry) => {
    const text = fold(`${entry.name} ${entry.also ?? ''}`)
    return words.every((word) => text.includes(word))
  })
  const rank = (entry: SearchEntry): number => {
    const name = fold(entry.name)
    if (name.startsWith(words[0]!)) return 0
    return name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(words[0]!)) ? 1 : 2
  }
  const groups = new Map<string, SearchEntry[]>()
  for (const entry of found) groups.set(entry.kind.sv, [...(groups.get(entry.kind.sv) ?? []), entry])
  return [...groups.values()].map((hits) => {
    const sorted = [...hits].sort((a, b) => rank(a) - rank(b) || compareSwedish(a.name, b.name))
    return { kind: hits[0]!.kind, hits: sorted.slice(0, SHOWN), more: Math.max(0, sorted.length - SHOWN) }
  })
}
