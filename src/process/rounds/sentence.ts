// The sentence a round's page opens with: the last day, how long is left or has passed, and what nobody has begun.
// Refuses: praise and blame; numbers say it.
import { formatDate, type Lang, type Text, text } from '../../kernel/text.ts'
import { countWord } from '../countWords.ts'
import { daysBetween, dayWords, leftWords } from './deadline.ts'
import { missing, unfinished } from './progress.ts'
import { dayOf, isClosed, type Round } from './round.ts'
import type { Task } from './task.ts'

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

export function roundSentence(round: Round, tasks: readonly Task[], today: string): Text {
  return text(inLanguage(round, tasks, today, 'sv'), inLanguage(round, tasks, today, 'en'))
}

function inLanguage(round: Round, tasks: readonly Task[], today: string, lang: Lang): string {
  const sentences = isClosed(round)
    ? [closedSentence(round, tasks, lang)]
    : [dueSentence(round, today, lang), begunSentence(tasks, lang)]
  return [...sentences, ...(round.asOf ? [asOfSentence(round.asOf, lang)] : [])].join(' ')
}

function dueSentence(round: Round, today: string, lang: Lang): string {
  const day = dayOf(round, today)
  if (day < round.opens)
    return lang === 'sv'
      ? `Omgången öppnar ${dayWords(round.opens, day, lang)}.`
      : `The round opens ${dayWords(round.opens, day, lang)}.`
  const due = dayWords(round.due, day, lang)
  const late = -daysBetween(day, round.due)
  if (late <= 0)
    return lang === 'sv'
      ? `Sista dag för enheterna är ${due}, ${leftWords(round.due, day, lang)}.`
      : `Units are due ${due}, ${leftWords(round.due, day, lang)}.`
  const days = countWord(late, lang)
  if (lang === 'en') return `Units were due ${due}, ${days} ${late === 1 ? 'day' : 'days'} ago.`
  return `Sista dag för enheterna var ${due}, för ${days} ${late === 1 ? 'dag' : 'dagar'} sedan.`
}

/** `11 avsnitt är inte påbörjade.` */
export function begunSentence(tasks: readonly Task[], lang: Lang): string {
  const count = missing(tasks).length
  if (tasks.length === 0) return lang === 'sv' ? 'Omgången har inga avsnitt.' : 'The round has no sections.'
  if (count === 0) return lang === 'sv' ? 'Alla avsnitt är påbörjade.' : 'All sections are started.'
  const number = capital(countWord(count, lang, true))
  if (lang === 'sv') return `${number} avsnitt är inte ${count === 1 ? 'påbörjat' : 'påbörjade'}.`
  return `${number} ${count === 1 ? 'section is' : 'sections are'} not started.`
}

function closedSentence(round: Round, tasks: readonly Task[], lang: Lang): string {
  const day = formatDate(round.closedAt ?? '', lang)
  const left = unfinished(tasks).length
  const number = countWord(left, lang, true)
  if (lang === 'sv')
    return `Omgången stängdes ${day} av ${round.closedBy}. ${left === 0 ? 'Alla avsnitt är godkända.' : `${capital(number)} avsnitt godtogs utan att vara ${left === 1 ? 'godkänt' : 'godkända'}: ${round.closeReason}`}`
  return `The round was closed ${day} by ${round.closedBy}. ${left === 0 ? 'All sections are approved.' : `${capital(number)} ${left === 1 ? 'section was' : 'sections were'} accepted without approval: ${round.closeReason}`}`
}

/** Said wherever days are counted from another day than the real one. */
export const asOfSentence = (day: string, lang: Lang): string =>
  lang === 'sv' ? `Demon visas som den ${formatDate(day, lang)}.` : `The demo is shown as of ${formatDate(day, lang)}.`
