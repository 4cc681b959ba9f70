// Status is shape, colour and word; tie-out is a mathematical sign and word (LOOK §4). One sprite per page.
// Refuses: colouring a row or a cell, and showing a mark without its word.
import type { Lang } from '../kernel/text.ts'
import { ASSESSMENT_WORDS, type Assessment, VERDICT_WORDS, type Verdict } from '../kernel/verdict.ts'
import { word } from './words.ts'

export type Mark = Assessment | 'notConcerned' | Verdict | 'error' | 'warning' | 'info'

/** The sprite: put once in the page by the layout. Colours are tokens, so light, dark and print follow along. */
export function MarkSprite() {
  return (
    <svg class="r-sprite" width="0" height="0" aria-hidden="true" focusable="false">
      <symbol id="m-met" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="7.2" fill="var(--r-met-fill)" />
        <path d="M4.7 8.3l2.3 2.3 4.3-4.9" fill="none" stroke="var(--r-paper)" stroke-width="1.8" />
      </symbol>
      <symbol id="m-partlyMet" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.4" fill="none" stroke="var(--r-partly-fill)" stroke-width="1.6" />
        <path d="M8 1.6a6.4 6.4 0 0 0 0 12.8z" fill="var(--r-partly-fill)" />
      </symbol>
      <symbol id="m-notMet" viewBox="0 0 16 16">
        <rect x="1" y="1" width="14" height="14" rx="1.5" fill="var(--r-not-fill)" />
        <path d="M5 5l6 6M11 5l-6 6" fill="none" stroke="var(--r-paper)" stroke-width="1.9" />
      </symbol>
      <symbol id="m-notAssessed" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.5" fill="none" stroke="var(--r-none-fill)" stroke-width="1.4" stroke-dasharray="2.5 2.6" />
      </symbol>
      <symbol id="m-notConcerned" viewBox="0 0 16 16">
        <path d="M5 8h6" stroke="var(--r-rule-3)" stroke-width="1.2" />
      </symbol>
      <symbol id="m-ok" viewBox="0 0 16 16">
        <path d="M2.5 6h11M2.5 10.4h11" stroke="var(--r-met-fill)" stroke-width="1.9" />
      </symbol>
      <symbol id="m-rounding" viewBox="0 0 16 16">
        <path
          d="M2.3 6.6c1.6-2 3.6-2 5.7-.7s4 1.3 5.7-.7M2.3 11.2c1.6-2 3.6-2 5.7-.7s4 1.3 5.7-.7"
          fill="none"
          stroke="var(--r-none)"
          stroke-width="1.6"
        />
      </symbol>
      <symbol id="m-deviation" viewBox="0 0 16 16">
        <path d="M2 6h12M2 10.4h12M10.8 1.8L5.2 14.4" stroke="var(--r-not-fill)" stroke-width="1.9" />
      </symbol>
      <symbol id="m-definition" viewBox="0 0 16 16">
        <path d="M2.5 6h11M2.5 10.4h5.6" stroke="var(--r-partly)" stroke-width="1.9" />
        <circle cx="11.6" cy="10.8" r="1.9" fill="var(--r-partly)" />
      </symbol>
      <symbol id="m-untestable" viewBox="0 0 16 16">
        <path d="M2.5 6h11M2.5 10.4h11" stroke="var(--r-none-fill)" stroke-width="1.8" stroke-dasharray="2.6 1.6" />
      </symbol>
      <symbol id="m-error" viewBox="0 0 16 16">
        <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" fill="var(--r-not-fill)" />
        <path d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" stroke="var(--r-paper)" stroke-width="1.7" />
      </symbol>
      <symbol id="m-warning" viewBox="0 0 16 16">
        <path d="M8 1.4L15.2 14H.8z" fill="var(--r-partly-fill)" />
        <path d="M8 5.6v4.2M8 11v1.6" stroke="var(--r-paper)" stroke-width="1.7" />
      </symbol>
      <symbol id="m-info" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="7" fill="var(--r-info)" />
        <path d="M8 7v4.6M8 4v1.7" stroke="var(--r-paper)" stroke-width="1.8" />
      </symbol>
    </svg>
  )
}

/** The shape alone; always stands beside its word. */
export function MarkIcon({ mark, large }: { mark: Mark; large?: boolean }) {
  return (
    <svg class={large ? 'r-mark r-mark-large' : 'r-mark'} aria-hidden="true" focusable="false">
      <use href={`#m-${mark}`} />
    </svg>
  )
}

export type Status = Assessment | 'notConcerned'

/** `short` in matrices (*Helt*), long elsewhere (*Helt uppfyllt*). A committee not concerned has a dash, its words read aloud. */
export function StatusMark({ status, lang, short, strong }: { status: Status; lang: Lang; short?: boolean; strong?: boolean }) {
  if (status === 'notConcerned') {
    return (
      <span class="r-status" data-status={status}>
        <MarkIcon mark={status} />
        <span class="r-aloud">{word('notConcerned', lang)}</span>
      </span>
    )
  }
  const words = ASSESSMENT_WORDS[status]
  return (
    <span class={strong ? 'r-status is-strong' : 'r-status'} data-status={status}>
      <MarkIcon mark={status} />
      <span class="r-status-word">{short ? words.short[lang] : words[lang]}</span>
    </span>
  )
}

/** `aloud` keeps the sign alone in the margin and lets the word be heard. */
export function VerdictMark({ verdict, lang, aloud }: { verdict: Verdict; lang: Lang; aloud?: boolean }) {
  return (
    <span class="r-verdict" data-verdict={verdict}>
      <MarkIcon mark={verdict} />
      <span class={aloud ? 'r-aloud' : 'r-verdict-word'}>{VERDICT_WORDS[verdict][lang]}</span>
    </span>
  )
}

/** `2 helt  5 delvis  4 inte  1 ej bedömt`: how many of each, words in lower case. */
export function Tally({ counts, lang }: { counts: Partial<Record<Assessment, number>>; lang: Lang }) {
  const order: Assessment[] = ['met', 'partlyMet', 'notMet', 'notAssessed']
  return (
    <ul class="r-tally">
      {order
        .filter((one) => counts[one] !== undefined)
        .map((one) => (
          <li data-status={one}>
            <MarkIcon mark={one} /> <b>{counts[one]}</b> {ASSESSMENT_WORDS[one].short[lang].toLowerCase()}
          </li>
        ))}
    </ul>
  )
}

/** The legend under a statement: which signs stand in the margin. */
export function VerdictLegend({ verdicts, lang }: { verdicts: readonly Verdict[]; lang: Lang }) {
  return (
    <ul class="r-tally r-legend">
      {verdicts.map((one) => (
        <li>
          <VerdictMark verdict={one} lang={lang} />
        </li>
      ))}
    </ul>
  )
}
