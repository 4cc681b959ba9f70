// Secrets made and hashed: session ids, device ids, one-time passwords. 256 bits from the system's own source.
// Refuses: storing one; only the hash of a random secret goes to a table.
import { createHash, randomBytes, randomInt, randomUUID, timingSafeEqual } from 'node:crypto'

export const newToken = (): string => randomBytes(32).toString('base64url')
export const newId = (): string => randomUUID()
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** What a token of ours looks like; anything else is not worth asking the database about. */
export const isToken = (value: string | undefined): value is string => value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value)

export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())
}

// No 0 and o, 1 and l and i: it is read aloud and written by hand.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** `k7pq-m3xw-…`: five groups of four, 99 bits, never the same twice and never fixed. */
export function newOneTimePassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return Array.from({ length: 5 }, group).join('-')
}
