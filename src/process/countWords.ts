// Small counts as words in sentences, from 13 as digits. The view parts have the same list; the pure part may not reach for it.
// Refuses: inflecting the noun.
import { formatNumber, type Lang } from '../kernel/text.ts'

const COUNTS: Record<Lang, readonly string[]> = {
  sv: ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'],
  en: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
}

/** `en` for common gender, `ett` for neuter. */
export function countWord(count: number, lang: Lang, neuter = false): string {
  if (count === 1 && lang === 'sv' && neuter) return 'ett'
  return (lang === 'en' && count === 0 ? 'no' : COUNTS[lang][count]) ?? formatNumber(count, 0, lang)
}
