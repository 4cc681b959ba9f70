// Collects remarks of a reader: the first of each code in full, the rest as a count, so that a million warnings never hide an error.
// Knows no formats; each format has its own table of sentences.
import type { Finding, Severity } from '../kernel/finding.ts'
import type { Lang, Text } from '../kernel/text.ts'

export type Remark = readonly [severity: Severity, sv: string, en: string]

/** How many findings of one code are kept; the rest are counted. */
const KEPT_PER_CODE = 1000

/** A word of ours is given in both languages; what comes from a file is the same in both. */
export type RemarkValue = string | number | Text

const clean = (value: string | number): string => {
  const text = String(value).replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]/g, ' ')
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** `{name}` is replaced by the value given; values from files are clipped and cleaned. */
const fill = (template: string, values: Record<string, RemarkValue>, lang: Lang): string =>
  template.replace(/\{([a-z]+)\}/g, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    return typeof value === 'object' ? value[lang] : clean(value)
  })

export class RemarkLog<Code extends string> {
  readonly counts: Record<string, number> = {}
  hasErrors = false
  private readonly kept: Finding[] = []

  constructor(
    private readonly table: Record<Code, Remark>,
    /** `ledger/sie-`: put before each code. */
    private readonly prefix: string,
  ) {}

  add(remark: Code, line: number | undefined, values: Record<string, RemarkValue> = {}, cell?: string): void {
    const [severity, sv, en] = this.table[remark]
    const code = `${this.prefix}${remark}`
    if (severity === 'error') this.hasErrors = true
    const count = (this.counts[code] ?? 0) + 1
    this.counts[code] = count
    if (count > KEPT_PER_CODE) return
    const message = { sv: fill(sv, values, 'sv'), en: fill(en, values, 'en') }
    this.kept.push({ code, severity, ...(line ? { line } : {}), ...(cell ? { cell } : {}), message })
  }

  /** In order of line; whole-file remarks last; a count where some were left out. */
  findings(): Finding[] {
    const list = [...this.kept].sort((a, b) => (a.line ?? Number.MAX_SAFE_INTEGER) - (b.line ?? Number.MAX_SAFE_INTEGER))
    for (const [code, count] of Object.entries(this.counts)) {
      if (count <= KEPT_PER_CODE) continue
      const rest = count - KEPT_PER_CODE
      const severity = this.table[code.slice(this.prefix.length) as Code][0]
      const message = {
        sv: `Ytterligare ${rest} av samma slag (${code}) visas inte.`,
        en: `Another ${rest} of the same kind (${code}) are not shown.`,
      }
      list.push({ code, severity, message })
    }
    return list
  }
}
