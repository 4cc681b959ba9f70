// What the grid says, in the language of the page. Findings about cells come with their own words.
import { writeKronor } from '../detail/kronor.ts'
import type { Answer } from './gridSave.ts'

const kr = (ore: number): string => `${writeKronor(ore as never)} kr`

const SV = {
  lang: 'sv' as const,
  standing: (net: number, rest: number | undefined) =>
    `Budgeterat netto ${kr(net)}.${rest === undefined ? '' : rest < 0 ? ` ${kr(-rest)} över ramen.` : ` ${kr(rest)} kvar av ramen.`}`,
  pasted: ({ cells, wrong, locked, outside }: Pasted) =>
    `${cells} celler inklistrade.${wrong > 0 ? ` ${wrong} går inte att läsa.` : ''}${locked > 0 ? ` ${locked} räknas på annan sida och är som förut.` : ''}${outside > 0 ? ` ${outside} fick inte plats; lägg till rader först.` : ''}`,
  draft: (taken: number, lost: number) =>
    `${taken} ändringar från ditt utkast är på plats, inte sparade än.${lost > 0 ? ` ${lost} hör till rader som inte finns kvar.` : ''}`,
  open: (n: number) => `Inget är sparat. ${n} ${n === 1 ? 'cell ska' : 'celler ska'} rättas eller väljas först.`,
  nothing: 'Inget är ändrat.',
  saving: 'Sparar …',
  unread: (name: string, why: string) => `${name}: ${why}`,
  twoValues: (name: string, mine: string, theirs: string, by: string) => `${name}: ditt ${mine}, ${by} har sparat ${theirs}.`,
  keepMine: 'Behåll mitt',
  takeTheirs: 'Ta det sparade',
  go: 'Gå till cellen',
  empty: 'tomt',
  answer: (answer: Answer): string => {
    if (answer.kind === 'saved')
      return `Sparat ${answer.clock}${answer.theirs.length > 0 ? `. ${answer.theirs.length} celler är ändrade av andra; nya rader syns när sidan laddas om` : ''}`
    if (answer.kind === 'conflict')
      return `Inget är sparat: ${answer.conflicts.length} ${answer.conflicts.length === 1 ? 'cell' : 'celler'} har två värden. Välj och spara igen.`
    if (answer.kind === 'refused') return `Inget är sparat. ${answer.findings.map(({ message }) => message).join(' ')}`
    return answer.kind === 'page'
      ? 'Sparar …'
      : 'Servern nås inte, eller så är du utloggad. Inget är sparat; ditt arbete finns kvar här.'
  },
}

interface Pasted {
  cells: number
  wrong: number
  locked: number
  outside: number
}

const EN: Omit<typeof SV, 'lang'> & { lang: 'en' } = {
  lang: 'en',
  standing: (net, rest) =>
    `Budgeted net ${kr(net)}.${rest === undefined ? '' : rest < 0 ? ` ${kr(-rest)} above the frame.` : ` ${kr(rest)} left of the frame.`}`,
  pasted: ({ cells, wrong, locked, outside }) =>
    `${cells} cells pasted.${wrong > 0 ? ` ${wrong} cannot be read.` : ''}${locked > 0 ? ` ${locked} are computed elsewhere and as before.` : ''}${outside > 0 ? ` ${outside} did not fit; add rows first.` : ''}`,
  draft: (taken, lost) =>
    `${taken} changes of your draft are in place, not saved yet.${lost > 0 ? ` ${lost} belong to rows that are gone.` : ''}`,
  open: (n) => `Nothing is saved. ${n} ${n === 1 ? 'cell is' : 'cells are'} to be corrected or chosen first.`,
  nothing: 'Nothing has changed.',
  saving: 'Saving …',
  unread: (name, why) => `${name}: ${why}`,
  twoValues: (name, mine, theirs, by) => `${name}: yours ${mine}, ${by} saved ${theirs}.`,
  keepMine: 'Keep mine',
  takeTheirs: 'Take the saved one',
  go: 'Go to the cell',
  empty: 'empty',
  answer: (answer) => {
    if (answer.kind === 'saved')
      return `Saved ${answer.clock}${answer.theirs.length > 0 ? `. ${answer.theirs.length} cells are changed by others; new rows show when the page is reloaded` : ''}`
    if (answer.kind === 'conflict')
      return `Nothing is saved: ${answer.conflicts.length} cells have two values. Choose and save again.`
    if (answer.kind === 'refused') return `Nothing is saved. ${answer.findings.map(({ message }) => message).join(' ')}`
    return answer.kind === 'page'
      ? 'Saving …'
      : 'The server cannot be reached, or you are signed out. Nothing is saved; your work stays here.'
  },
}

export const words = (): typeof SV | typeof EN => (document.documentElement.lang === 'en' ? EN : SV)
