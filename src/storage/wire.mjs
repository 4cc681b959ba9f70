// How PostgreSQL's text values become ours, the same on both databases (plain JavaScript: the PGlite worker runs without tsx).
// int8 is a safe number or an error, never rounded; date, numeric and interval stay text; instants are ISO 8601 in UTC.

/** @param {string} text */
export function int8(text) {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 outside the safe integers: ${text}`)
  return value
}

/** `2026-11-22 06:47:56.123+00` → `2026-11-22T06:47:56.123Z`; `infinity` stays. @param {string} text */
export function instant(text) {
  return text.replace(' ', 'T').replace(/\+00$/, 'Z')
}

/** @param {string} text */
const same = (text) => text

/** Object ids of the types whose reading we decide ourselves. */
export const READERS = {
  20: int8,
  1082: same,
  1083: same,
  1114: instant,
  1184: instant,
  1186: same,
  1700: same,
}

/** Array type of each of them (PGlite derives its own). */
export const ARRAY_OF = { 1016: 20, 1182: 1082, 1183: 1083, 1115: 1114, 1185: 1184, 1187: 1186, 1231: 1700 }

/** Every session speaks UTC and ISO, whatever the machine or the server is set to. */
export const SESSION = "set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601'"
