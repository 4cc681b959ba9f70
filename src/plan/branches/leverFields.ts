// A lever's setting as it stands in its field and back: `0,5` percentage points is 5 tenths. The same in form and browser.
// Refuses: more decimals than the lever has, and what lies beyond its ends.
import type { Lever } from './levers.ts'

/** The field of a lever. */
export const leverField = ({ id }: Pick<Lever, 'id'>): string => `spak.${id}`

/** Undefined when it is no number that the lever can stand at. */
export function readSetting(written: string, { decimals, min, max }: Lever): number | undefined {
  const match = /^([-−–+]?)(\d{1,6})(?:[.,](\d{1,3}))?$/.exec(written.replace(/[\s\u00a0]/g, ''))
  if (!match) return written === '' ? 0 : undefined
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  if (fraction.length > decimals) return undefined
  const size = Number(match[2]! + fraction.padEnd(decimals, '0'))
  const setting = match[1] && match[1] !== '+' ? -size : size
  return setting < min || setting > max ? undefined : setting === 0 ? 0 : setting
}

/** As it stands in the field: `0.5`. */
export const writeSetting = (setting: number, { decimals }: Pick<Lever, 'decimals'>): string => {
  const digits = String(Math.abs(setting)).padStart(decimals + 1, '0')
  const whole = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  return setting < 0 ? `-${whole}` : whole
}
