// What a controller does with the whole round: reminds, adds tasks, closes it by name, opens it again; and what has been done to it.
// Refuses: showing a button that cannot be used; it is explained instead.
import { formatList, formatNumber, type Lang } from '../../kernel/text.ts'
import { momentWords } from '../../web/conflict.tsx'
import { Button } from '../../web/form.tsx'
import { Section } from '../../web/parts.tsx'
import { unfinished } from '../rounds/progress.ts'
import { isClosed, type RoundEvent } from '../rounds/round.ts'
import { PAGE, ROUND_EVENT_WORDS } from '../words.ts'
import type { RoundView } from './roundView.ts'
import { roundHref } from './tasks.tsx'

export function RoundControl({ view, lang }: { view: RoundView; lang: Lang }) {
  return (
    <>
      {view.runs && (
        <Section id="styr" title={PAGE.control[lang]}>
          {isClosed(view.round) ? <Reopen view={view} lang={lang} /> : <OpenRound view={view} lang={lang} />}
        </Section>
      )}
      <Section id="historik" title={PAGE.history[lang]}>
        <ul class="r-items">
          {view.history.map((event) => (
            <HistoryLine event={event} lang={lang} />
          ))}
        </ul>
      </Section>
    </>
  )
}

function HistoryLine({ event, lang }: { event: RoundEvent; lang: Lang }) {
  const names = formatList(event.missing, lang)
  return (
    <li>
      <span class="r-item-title">
        {ROUND_EVENT_WORDS[event.action][lang]}, {event.by}
      </span>
      <span class="r-item-value">{momentWords(event.at, lang)}</span>
      {event.reason !== '' && <span class="r-item-sub">{event.reason}</span>}
      {names !== '' && (
        <span class="r-item-sub">
          {lang === 'sv' ? `Godtogs utan godkännande: ${names}.` : `Accepted without approval: ${names}.`}
        </span>
      )}
    </li>
  )
}

export const remindWords = (people: number, lang: Lang): string =>
  lang === 'sv'
    ? `Påminn ${formatNumber(people, 0, lang)} ${people === 1 ? 'ansvarig' : 'ansvariga'}`
    : `Remind ${formatNumber(people, 0, lang)} ${people === 1 ? 'person' : 'people'}`

function OpenRound({ view, lang }: { view: RoundView; lang: Lang }) {
  const { round, tasks } = view
  const left = unfinished(tasks).length
  return (
    <div class="r-stack">
      <form method="post" action={`${roundHref(round.id)}/utoka`} class="r-form">
        <Button kind="secondary">{PAGE.addTasks[lang]}</Button>
      </form>
      <form method="post" action={`${roundHref(round.id)}/stang`} class="r-form">
        <input type="hidden" name="version" value={String(round.version)} />
        {left > 0 && (
          <>
            <p class="r-help">
              {lang === 'sv'
                ? `${formatNumber(left, 0, lang)} avsnitt är inte godkända. Stängs omgången ändå står de kvar vid namn, med skälet.`
                : `${formatNumber(left, 0, lang)} sections are not approved. If the round is closed anyway they stay by name, with the reason.`}
            </p>
            <label class="r-check">
              <input type="checkbox" name="accept" value="ja" /> {PAGE.acceptMissing[lang]}
            </label>
            <div class="r-field">
              <label class="ds-label" for="stang-skal">
                {PAGE.reason[lang]}
              </label>
              <input class="ds-input" id="stang-skal" name="reason" type="text" size={48} />
            </div>
          </>
        )}
        <div class="r-buttons">
          <Button kind="secondary">{PAGE.close[lang]}</Button>
        </div>
      </form>
    </div>
  )
}

function Reopen({ view: { round }, lang }: { view: RoundView; lang: Lang }) {
  return (
    <form method="post" action={`${roundHref(round.id)}/oppna`} class="r-form">
      <input type="hidden" name="version" value={String(round.version)} />
      <div class="r-field">
        <label class="ds-label" for="oppna-skal">
          {PAGE.reason[lang]}
        </label>
        <input class="ds-input" id="oppna-skal" name="reason" type="text" size={48} required />
      </div>
      <div class="r-buttons">
        <Button kind="secondary">{PAGE.reopenRound[lang]}</Button>
      </div>
    </form>
  )
}
