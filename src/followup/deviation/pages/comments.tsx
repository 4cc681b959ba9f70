// A comment at a deviation: who said what and when, and the form that writes it.
// Refuses: choosing between two people's texts; the page of a conflict does that.

import { stockholmDay } from '../../../kernel/stockholm.ts'
import { formatDate, type Lang } from '../../../kernel/text.ts'
import { Button, errorOf, FormErrors, HiddenFields, TextAreaField } from '../../../web/form.tsx'
import { DEVIATION_WORDS as W } from '../words.ts'
import type { CommentForm, SaidView } from './view.ts'

export function Said({ said, lang, change }: { said: SaidView; lang: Lang; change?: string }) {
  return (
    <>
      <p class="r-conflict-text">{said.text}</p>
      <p class="r-source">
        {said.by}, {formatDate(stockholmDay(said.at), lang)}
        {change && (
          <>
            {'. '}
            <a href={change}>{`${W.change_[lang]} (${said.label[lang]})`}</a>
          </>
        )}
      </p>
    </>
  )
}

export function WriteComment({ form, lang }: { form: CommentForm; lang: Lang }) {
  return (
    <form method="post" action={form.action} class="r-form" data-draft={form.draft} id="kommentera">
      <FormErrors findings={form.findings} lang={lang} />
      <HiddenFields fields={{ rad: form.line, version: form.version }} />
      <TextAreaField
        id="kommentar"
        name="kommentar"
        label={`${W.comment[lang]}: ${form.label[lang]}`}
        help={W.commentHelp[lang]}
        value={form.text}
        error={errorOf(form.findings, 'kommentar', lang)}
        plain
        rows={4}
        lang={lang}
      />
      <div class="r-buttons">
        <Button>{W.save[lang]}</Button>
      </div>
    </form>
  )
}
