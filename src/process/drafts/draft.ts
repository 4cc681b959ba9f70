// A draft: the fields of one form as one person has filled them in so far, within bounds.
// Refuses: anything that is not a flat list of named texts, and anything larger than a long report text.
import { type Finding, finding } from '../../kernel/finding.ts'
import { failed, ok, type Result } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'

export interface Draft {
  fields: Record<string, string>
  /** When it was kept, UTC. */
  at: string
}

export interface DraftCommand {
  key: string
  fields: Record<string, string>
}

export const DRAFT_LIMIT_BYTES = 64 * 1024
export const DRAFTS_PER_PERSON = 200
const KEY_LIMIT = 200

/** What the browser sends: a key, and the fields as JSON. */
export function readDraft(input: { key: string; fields: string }): Result<DraftCommand> {
  const findings: Finding[] = []
  if (input.key === '' || input.key.length > KEY_LIMIT)
    findings.push(
      finding('process/draft-key', 'error', text('Utkastet saknar ett giltigt namn.', 'The draft lacks a valid name.'), {
        cell: 'key',
      }),
    )
  if (utf8Bytes(input.fields) > DRAFT_LIMIT_BYTES)
    findings.push(
      finding(
        'process/draft-too-large',
        'error',
        text(
          'Utkastet är större än 64 kB och sparas inte. Spara texten på riktigt, eller korta den.',
          'The draft is larger than 64 kB and is not kept. Save the text for good, or shorten it.',
        ),
        { cell: 'fields' },
      ),
    )
  const fields = findings.length === 0 ? flatTexts(input.fields) : {}
  if (fields === undefined)
    findings.push(
      finding(
        'process/draft-fields',
        'error',
        text('Utkastets fält gick inte att läsa.', 'The draft’s fields could not be read.'),
        {
          cell: 'fields',
        },
      ),
    )
  return findings.length > 0 || fields === undefined ? failed(findings) : ok({ key: input.key, fields })
}

function flatTexts(json: string): Record<string, string> | undefined {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const entries = Object.entries(value)
  return entries.every(([, one]) => typeof one === 'string') ? (Object.fromEntries(entries) as Record<string, string>) : undefined
}

/** Bytes as sent: letters beyond ASCII take two to four. */
function utf8Bytes(value: string): number {
  let bytes = 0
  for (const letter of value) {
    const code = letter.codePointAt(0)!
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
