// A finding is what a reader, form or rule has to say: what, where, what next. All at once, never only the first.
import type { Lang, Text } from './text.ts'

export type Severity = 'error' | 'warning' | 'info'

export interface Finding {
  /** `room/what`, e.g. `ledger/voucher-unbalanced`. */
  code: string
  severity: Severity
  /** 1-based line in the file, where there is one. */
  line?: number
  /** Cell, field or column, where there is one. */
  cell?: string
  message: Text
}

export function finding(code: string, severity: Severity, message: Text, where: { line?: number; cell?: string } = {}): Finding {
  return { code, severity, ...where, message }
}

export const hasErrors = (findings: readonly Finding[]): boolean => findings.some((f) => f.severity === 'error')

/** The shape findings have in JSON answers: `message` in one language. */
export function findingJson(f: Finding, lang: Lang = 'sv') {
  return {
    code: f.code,
    severity: f.severity,
    line: f.line ?? null,
    ...(f.cell ? { cell: f.cell } : {}),
    message: f.message[lang],
  }
}
