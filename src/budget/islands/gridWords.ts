// What the grid says, with its figures put in. The words come with the page, in its language: the script carries none.
import { writeKronor } from '../detail/kronor.ts'
import type { GridWord } from '../detail/words.ts'

const said = JSON.parse(document.querySelector<HTMLElement>('#grid')?.dataset.words ?? '{}') as Record<GridWord, string>

/** The same filling as on the server, without its words. */
export const word = (name: GridWord, ...figures: (string | number)[]): string =>
  (said[name] ?? '').replace(/\{(\d)\}/g, (_, no) => String(figures[no - 1] ?? ''))

export const kr = (ore: number): string => `${writeKronor(ore as never)} kr`
