// What the room's forms share: what is wrong, and the fields of a decision.
// Refuses: knowing what is being decided.
import type { Finding } from '../../kernel/finding.ts'
import type { Lang } from '../../kernel/text.ts'
import { ErrorSummary, TextField } from '../../web/form.tsx'
import { ASSIGNMENT_WORDS as W } from '../words.ts'

export function FormErrors({ findings, lang }: { findings: readonly Finding[]; lang: Lang }) {
  return (
    <ErrorSummary
      title={W.errors[lang]}
      errors={findings.map(({ cell, message }) => ({ field: cell, message: message[lang] }))}
    />
  )
}

export const errorOf = (findings: readonly Finding[], cell: string, lang: Lang): string | undefined =>
  findings.find((one) => one.cell === cell)?.message[lang]

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
