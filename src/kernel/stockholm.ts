// Instants are UTC; days and times of day are Stockholm's. The one place that turns an instant into what a calendar or clock says.
// Refuses: asking what time it is; the instant is handed in.

const zone = { timeZone: 'Europe/Stockholm' } as const
const DAY = new Intl.DateTimeFormat('sv-SE', zone)
const MINUTE = new Intl.DateTimeFormat('sv-SE', { ...zone, dateStyle: 'short', timeStyle: 'short' })
const SECOND = new Intl.DateTimeFormat('sv-SE', { ...zone, dateStyle: 'short', timeStyle: 'medium' })
const CLOCK = new Intl.DateTimeFormat('sv-SE', { ...zone, timeStyle: 'short' })

const at = (instant: string | Date): Date => (typeof instant === 'string' ? new Date(instant) : instant)

/** `2023-05-09` */
export const stockholmDay = (instant: string | Date): string => DAY.format(at(instant))
/** `2023-05-09 14:02` */
export const stockholmMinute = (instant: string | Date): string => MINUTE.format(at(instant))
/** `2023-05-09 14:02:31` */
export const stockholmSecond = (instant: string | Date): string => SECOND.format(at(instant))
/** `14:02` */
export const stockholmClock = (instant: string | Date): string => CLOCK.format(at(instant))
