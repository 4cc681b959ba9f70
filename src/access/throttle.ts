// How long a sign-in has to wait after failed ones: free tries, then a delay that doubles. The limits are data.
// Refuses: locking anybody out for good, and letting a stranger's failures shut the door for a device the person has used.

export interface Pace {
  /** Failures that cost nothing. */
  free: number
  firstSeconds: number
  maxSeconds: number
}

/**
 * `device`: one the person has signed in from, counted by itself. Without it: `pair` is login and address together, `address`
 * everything from one address, `login` everything against one login from devices it does not know.
 */
export type Counter = 'device' | 'pair' | 'address' | 'login'

export const PACE: Readonly<Record<Counter, Pace>> = {
  device: { free: 10, firstSeconds: 5, maxSeconds: 300 },
  pair: { free: 5, firstSeconds: 15, maxSeconds: 900 },
  address: { free: 40, firstSeconds: 15, maxSeconds: 900 },
  login: { free: 60, firstSeconds: 15, maxSeconds: 900 },
}

/** A counter that has been quiet this long starts again from nothing. */
export const FORGOTTEN_AFTER_HOURS = 24

/** Seconds to wait after so many failures. */
export function delaySeconds(failures: number, { free, firstSeconds, maxSeconds }: Pace): number {
  if (failures < free) return 0
  return Math.min(maxSeconds, firstSeconds * 2 ** Math.min(failures - free, 20))
}

/** Which counters a try is held against. A known device answers for itself alone: nobody else can use it up. */
export function countersOf(login: string, address: string | undefined, device: string | undefined): [Counter, string][] {
  if (device !== undefined) return [['device', `${device}|${login}`]]
  const from = address ?? 'unknown'
  return [
    ['pair', `${login}|${from}`],
    ['address', from],
    ['login', login],
  ]
}
