// Numbers in running text: spelled to twelve, figures after that; one has a gender in Swedish (en indikator, ett delmål).
// Refuses: decimals and negative numbers; only things that can be counted are said with these.
import { formatNumber, type Lang } from '../../kernel/text.ts'

const SPELLED: Record<Lang, readonly string[]> = {
  sv: 'noll en två tre fyra fem sex sju åtta nio tio elva tolv'.split(' '),
  en: 'zero one two three four five six seven eight nine ten eleven twelve'.split(' '),
}

export type Gender = 'common' | 'neuter'

export function spelled(count: number, lang: Lang, gender: Gender = 'common'): string {
  if (!Number.isInteger(count) || count < 0) throw new Error(`not a count: ${count}`)
  if (count === 1 && lang === 'sv' && gender === 'neuter') return 'ett'
  return SPELLED[lang][count] ?? formatNumber(count, 0, lang)
}

export const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1)
