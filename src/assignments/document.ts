// The register of steering documents: what is valid, until when, and what should have been reviewed.
// Refuses: guessing an end from words that name no year.
import { type Text, text } from '../kernel/text.ts'
import type { Decision } from './assignment.ts'

export type DocumentKind = 'policy' | 'mainStrategy' | 'supportStrategy' | 'delegation' | 'guideline'
export const DOCUMENT_KINDS: readonly DocumentKind[] = ['policy', 'mainStrategy', 'supportStrategy', 'delegation', 'guideline']

export interface SteeringDocument {
  id: string
  title: string
  kind: DocumentKind
  /** As printed: `2019–2030`, `tom 2022-12-31`; empty where the source is silent. */
  validity: string
  /** `YYYY-MM-DD`, where the words or a person say so. */
  from?: string
  to?: string
  review?: string
  /** The decision in words, or its parts. */
  decision?: Decision
  decidedAs?: string
  owner?: string
  version: number
}

/** First and last day from printed words: a span of years, a last year, or a last day. */
export function readValidity(words: string): { from?: string; to?: string } {
  const span = /^(\d{4})\s*[–-]\s*(\d{4})$/.exec(words.trim())
  if (span) return { from: `${span[1]}-01-01`, to: `${span[2]}-12-31` }
  const until = /^t\.?\s?o\.?\s?m\.?\s*(\d{4}-\d{2}-\d{2})$/i.exec(words.trim())
  if (until) return { to: until[1]! }
  const year = /^(\d{4})$/.exec(words.trim())
  return year ? { to: `${year[1]}-12-31` } : {}
}

export type Standing = 'valid' | 'expired' | 'toReview' | 'unknown'

export function standingOf(document: SteeringDocument, today: string): Standing {
  if (document.to && document.to < today) return 'expired'
  if (document.review && document.review < today) return 'toReview'
  return document.to || document.from ? 'valid' : 'unknown'
}

export const STANDING_WORDS: Record<Standing, Text> = {
  valid: text('Gäller', 'Valid'),
  expired: text('Giltighetstiden har gått ut', 'Expired'),
  toReview: text('Skulle ha setts över', 'Review overdue'),
  unknown: text('Giltighetstid saknas', 'No validity stated'),
}
