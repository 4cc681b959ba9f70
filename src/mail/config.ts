// Which mail server, and in whose name: read from the surroundings once at start, everything wrong said at once.
// Refuses mail in clear text to another machine. The values themselves are never repeated: the address may hold a password.
import { type Finding, finding } from '../kernel/finding.ts'
import { failed, ok, type Result } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { isAddress } from './message.ts'

export interface MailConfig {
  host: string
  port: number
  /** TLS from the first byte (smtps). */
  secure: boolean
  /** Plain text is allowed to this machine only; elsewhere the connection is encrypted before anything is said, or not used. */
  loopback: boolean
  user?: string
  password?: string
  from: { name: string; address: string }
}

const WRONG_URL = text(
  'SMTP_URL ska vara e-postserverns adress, t.ex. smtps://namn:lösenord@post.regionen.se eller smtp://post.regionen.se:587, utan sökväg och frågetecken. Utelämna den om påminnelser bara ska visas i Roder.',
  'SMTP_URL must be the mail server’s address, e.g. smtps://name:password@mail.region.example or smtp://mail.region.example:587, without path or question mark. Leave it out if reminders shall only be shown in Roder.',
)
const WRONG_FROM = text(
  'MAIL_FROM ska vara avsändarens adress, t.ex. Roder <roder@regionen.se>, och sätts tillsammans med SMTP_URL.',
  'MAIL_FROM must be the sender’s address, e.g. Roder <roder@region.example>, and is set together with SMTP_URL.',
)

/** Undefined when no mail server is named: then reminders stay in the product. Empty variables count as absent. */
export function readMailConfig(env: Record<string, string | undefined>): Result<MailConfig | undefined> {
  const url = env.SMTP_URL?.trim() || undefined
  const sender = env.MAIL_FROM?.trim() || undefined
  if (!url && !sender) return ok(undefined)
  const server = url === undefined ? undefined : readServer(url)
  const from = sender === undefined ? undefined : readSender(sender)
  const findings: Finding[] = []
  if (!server) findings.push(finding('mail/config', 'error', WRONG_URL, { cell: 'SMTP_URL' }))
  if (!from) findings.push(finding('mail/config', 'error', WRONG_FROM, { cell: 'MAIL_FROM' }))
  return server && from ? ok({ ...server, from }) : failed(findings)
}

/** Whether mail can be sent at all. Without it no mail job is made, and whoever waits for one is reminded in the product. */
export const mailReady = (config: MailConfig | undefined): config is MailConfig => config !== undefined

const PORTS: Record<string, number> = { 'smtp:': 587, 'smtps:': 465 }

function readServer(value: string): Omit<MailConfig, 'from'> | undefined {
  if (!URL.canParse(value)) return undefined
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(value)
  const usual = PORTS[protocol]
  if (usual === undefined || hostname === '' || !['', '/'].includes(pathname) || search !== '' || hash !== '') return undefined
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  return {
    host,
    port: Number(port || usual),
    secure: protocol === 'smtps:',
    loopback: /^(localhost|127(\.\d{1,3}){3}|::1)$/.test(host),
    ...(username ? { user: decodeURIComponent(username), password: decodeURIComponent(password) } : {}),
  }
}

function readSender(value: string): MailConfig['from'] | undefined {
  const [, name = '', address = value] = /^"?([^"<>\r\n]*?)"?\s*<([^<>]+)>$/.exec(value) ?? []
  return isAddress(address) ? { name: name.trim(), address } : undefined
}
