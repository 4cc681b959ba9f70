// What an authority of each kind calls itself, its assembly, its board and its tax: one small table, and texts of our own put in its words.
// Refuses: rewriting what people have written; only sentences of the house go through here.
import { type Text, text } from './text.ts'

export type AuthorityKind = 'region' | 'municipality'

export interface AuthorityWords {
  /** *region*, *regionen*, *regionens*. */
  authority: Text
  theAuthority: Text
  ofTheAuthority: Text
  assembly: Text
  board: Text
  tax: Text
}

export const AUTHORITY_WORDS: Record<AuthorityKind, AuthorityWords> = {
  region: {
    authority: text('region', 'region'),
    theAuthority: text('regionen', 'the region'),
    ofTheAuthority: text('regionens', 'the region’s'),
    assembly: text('regionfullmäktige', 'the regional assembly'),
    board: text('regionstyrelsen', 'the regional executive board'),
    tax: text('regionskatt', 'regional tax'),
  },
  municipality: {
    authority: text('kommun', 'municipality'),
    theAuthority: text('kommunen', 'the municipality'),
    ofTheAuthority: text('kommunens', 'the municipality’s'),
    assembly: text('kommunfullmäktige', 'the municipal assembly'),
    board: text('kommunstyrelsen', 'the municipal executive board'),
    tax: text('kommunalskatt', 'municipal tax'),
  },
}

/** Longest first, so that *regionens* is not read as *regionen* and an s. */
const ORDER = ['assembly', 'board', 'tax', 'ofTheAuthority', 'theAuthority', 'authority'] as const

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)

function rewritten(sentence: string, lang: 'sv' | 'en', kind: AuthorityKind): string {
  const pairs = ORDER.flatMap((key) => {
    const from = AUTHORITY_WORDS.region[key][lang]
    const to = AUTHORITY_WORDS[kind][key][lang]
    return [
      [from, to],
      [capital(from), capital(to)],
    ] as [string, string][]
  })
  const words = new Map(pairs)
  const any = new RegExp(`(?<![\\p{L}])(${[...words.keys()].join('|')})(?![\\p{L}])`, 'gu')
  return sentence.replace(any, (word) => words.get(word) ?? word)
}

/** A sentence of the house, written for a region, in the words of the kind: `Regionens resultat` → `Kommunens resultat`. */
export function inWordsOf(kind: AuthorityKind, sentence: Text): Text {
  if (kind === 'region') return sentence
  return { sv: rewritten(sentence.sv, 'sv', kind), en: rewritten(sentence.en, 'en', kind) }
}
