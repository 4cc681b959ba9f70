// When a visitor may try the demonstration's roles without a password: one condition, in one place.
// Refuses everything that is not the demo authority, on this machine, asked for by this machine's own name.

export interface DoorQuestion {
  authority: string
  /** Absent where no demonstration is loaded. */
  demoAuthority: string | undefined
  /** The Host header of the request, with or without port. */
  host: string | undefined
  /** The address the server listens on. */
  listening: string
  /** PUBLIC_URL, where it is set. */
  publicUrl?: string
  /** True when the request came through something: any of Forwarded, X-Forwarded-*, X-Real-IP or Via. */
  forwarded?: boolean
}

export function demoDoorOpen(asked: DoorQuestion): boolean {
  const { authority, demoAuthority, host, listening, publicUrl, forwarded = false } = asked
  if (demoAuthority === undefined || authority === '' || authority !== demoAuthority || forwarded) return false
  if (!isThisMachine(listening) || host === undefined || !isThisMachine(withoutPort(host))) return false
  return publicUrl === undefined || (URL.canParse(publicUrl) && isThisMachine(new URL(publicUrl).hostname))
}

/** The names of loopback, whole: `127.0.0.1.example.se` and `localhost.example.se` are somewhere else. */
export function isThisMachine(host: string): boolean {
  const octets = /^127\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(host)
  if (octets) return octets.slice(1).every((part) => Number(part) <= 255)
  return host === 'localhost' || host === '::1' || host === '[::1]'
}

const withoutPort = (host: string): string => host.replace(/^(\[[^\]]*\]|[^:]*):\d{1,5}$/, '$1')

/** Headers that only something between the visitor and this machine writes. */
export const FORWARDING_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via']
