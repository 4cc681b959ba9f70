// What the room's forms share: the fields of a decision.
// Refuses: knowing what is being decided.
import type { Finding } from '../../kernel/finding.ts'
import type { Lang } from '../../kernel/text.ts'
import { errorOf, TextField } from '../../web/form.tsx'
import { ASSIGNMENT_WORDS as W } from '../words.ts'

export function DecisionFields({
  findings,
  lang,
  values = {},
}: {
  findings: readonly Finding[]
  lang: Lang
  values?: Record<string, string>
}) {
  return (
    <>
      {(['body', 'paragraph', 'caseNumber', 'date'] as const).map((name) => (
        <TextField
          id={name}
          name={name}
          label={W[name][lang]}
          lang={lang}
          width={name === 'body' ? 32 : 16}
          value={values[name]}
          error={errorOf(findings, name, lang)}
        />
      ))}
    </>
  )
}
