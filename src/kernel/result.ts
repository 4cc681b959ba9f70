// Expected failure is a value: findings, all of them. Bugs throw.
import type { Finding } from './finding.ts'
import type { Text } from './text.ts'

export type Result<T> = { ok: true; value: T; findings: Finding[] } | { ok: false; findings: Finding[] }

export const ok = <T>(value: T, findings: Finding[] = []): Result<T> => ({ ok: true, value, findings })
export const failed = (findings: Finding[]): Result<never> => ({ ok: false, findings })

/** The five kinds of refusal; http maps kinds to status codes in one table. */
export type Kind = 'invalid' | 'not-found' | 'not-allowed' | 'conflict' | 'unavailable'

/** A refusal that teaches. Thrown at edges, shown as one sentence, never as a stack trace. */
export class Refusal extends Error {
  constructor(
    readonly kind: Kind,
    readonly code: string,
    readonly text: Text,
    readonly findings: Finding[] = [],
  ) {
    super(text.sv)
    this.name = 'Refusal'
  }
}

/** Bugs throw, with the values that explain. */
export function assert(condition: unknown, message: string, values: Record<string, unknown> = {}): asserts condition {
  if (!condition) throw new Error(`${message} ${JSON.stringify(values)}`)
}
