// One step of the annual cycle, new or changed: words as decided, and what date is read from them, shown before anyone relies on it.
// Refuses: a date field; the words are the source, and a season stays a season.
import type { Finding } from '../../kernel/finding.ts'
import { formatDate, type Lang } from '../../kernel/text.ts'
import { Button, ErrorSummary, TextField } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { PATHS } from '../../web/links.ts'
import type { CycleStep } from '../cycle/cycle.ts'
import type { When } from '../cycle/when.ts'
import { PAGE } from '../words.ts'

export interface StepView {
  no: number
  /** 0 for a new step. */
  version: number
  values: { title: string; what: string; who: string; words: string }
  /** What is saved now, when there is something. */
  step?: CycleStep
  findings?: readonly Finding[]
}

export const stepHref = (no: number | 'nytt'): string => `${PATHS.calendar}/steg/${no}`
export const stepDraftKey = (no: number): string => `arshjul/${no}`

export function StepPage({ shell, view }: { shell: Shell; view: StepView }) {
  const { lang } = shell
  const { no, version, step, findings = [] } = view
  const title = version === 0 ? (lang === 'sv' ? 'Nytt steg' : 'New step') : `${PAGE.step[lang]} ${no}`
  return (
    <Page
      shell={shell}
      current="calendar"
      title={title}
      path={[{ label: PAGE.cycle[lang], href: PATHS.calendar }, { label: title }]}
      lead={step && readAs(step.when, lang)}
      choices={[]}
    >
      {findings.length > 0 && (
        <ErrorSummary
          title={lang === 'sv' ? 'Steget är inte sparat' : 'The step is not saved'}
          errors={findings.map(({ cell, message }) => ({ ...(cell ? { field: `steg-${cell}` } : {}), message: message[lang] }))}
        />
      )}
      <StepForm view={view} lang={lang} />
      {version > 0 && (
        <form method="post" action={`${stepHref(no)}/ta-bort`} class="r-form r-after-form">
          <input type="hidden" name="version" value={String(version)} />
          <div class="r-buttons">
            <Button kind="secondary">{lang === 'sv' ? 'Ta bort steget ur årshjulet' : 'Remove the step from the cycle'}</Button>
          </div>
        </form>
      )}
    </Page>
  )
}

function StepForm({ view: { no, version, values, findings = [] }, lang }: { view: StepView; lang: Lang }) {
  const field = (name: keyof StepView['values'], label: string, help?: string) => {
    const error = findings.find(({ cell }) => cell === name)?.message[lang]
    const props = {
      id: `steg-${name}`,
      name,
      label,
      lang,
      width: 48,
      value: values[name],
      ...(error ? { error } : {}),
      ...(help ? { help } : {}),
    }
    return <TextField {...props} optional={name !== 'title'} />
  }
  return (
    <form
      method="post"
      action={stepHref(version === 0 ? 'nytt' : no)}
      class="r-form"
      data-draft={stepDraftKey(version === 0 ? 0 : no)}
    >
      <input type="hidden" name="version" value={String(version)} />
      {field('title', PAGE.step[lang])}
      {field(
        'words',
        PAGE.when[lang],
        lang === 'sv'
          ? 'Som det är beslutat: 2022-04-14 · februari 2022 · kvartal 1 2022 · juni varje år · 30 april. ”Hösten” går bra, men får inget datum.'
          : 'As decided: 2022-04-14 · February 2022 · Q1 2022 · June each year · 30 April. “Autumn” is fine, but gets no date.',
      )}
      {field('what', lang === 'sv' ? 'Vad som görs' : 'What is done')}
      {field('who', PAGE.who[lang])}
      <div class="r-buttons">
        <Button>{lang === 'sv' ? 'Spara steget' : 'Save the step'}</Button>
      </div>
    </form>
  )
}

/** How the words were understood. */
export function readAs(when: When, lang: Lang): string {
  if (when.kind === 'words')
    return lang === 'sv'
      ? 'Tiden har inget datum, så steget står bara i listan.'
      : 'The time has no date, so the step stands in the list only.'
  if (when.kind === 'yearly') {
    const day = (date: string) => formatDate(`2001-${date}`, lang).slice(0, -5)
    const days = when.from === when.to ? day(when.from) : `${day(when.from)}–${day(when.to)}`
    return lang === 'sv' ? `Läst som ${days} varje år.` : `Read as ${days} every year.`
  }
  const { from, to } = when.span
  const days = from === to ? formatDate(from, lang) : `${formatDate(from, lang)}–${formatDate(to, lang)}`
  return lang === 'sv' ? `Läst som ${days}.` : `Read as ${days}.`
}
