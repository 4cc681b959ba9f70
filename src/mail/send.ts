// One mail to one mail server, now; and what its answer means: accepted, refused for good, or not just now.
// Refuses: telling anyone the receiver's address or the server's password in an error.
import { createHash } from 'node:crypto'
import { createTransport, type Transporter } from 'nodemailer'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import type { MailConfig } from './config.ts'
import { checkMessage, isAddress, type MailMessage } from './message.ts'

export interface MailTransport {
  readonly config: MailConfig
  readonly transporter: Transporter
}

/** Opens nothing yet: each mail is a connection of its own. */
export function openMail(config: MailConfig): MailTransport {
  const { host, port, secure, loopback, user, password } = config
  const transporter = createTransport({
    host,
    port,
    secure,
    // A server on this machine seldom has a certificate; anywhere else nothing is said before the line is encrypted.
    ...(loopback ? { ignoreTLS: true } : { requireTLS: true }),
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    tls: { minVersion: 'TLSv1.2' },
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return { config, transporter }
}

/** `key` names the mail: sent again after a crash it has the same Message-ID, so that mailboxes know it for the same. */
export async function sendMail({ config, transporter }: MailTransport, message: MailMessage, key?: string): Promise<void> {
  checkMessage(message)
  if (!isAddress(message.to)) throw notAnAddress()
  const domain = config.from.address.split('@')[1]!
  try {
    await transporter.sendMail({
      from: config.from,
      to: { name: '', address: message.to },
      subject: message.subject,
      text: message.text,
      ...(message.html === undefined ? {} : { html: message.html }),
      ...(key === undefined ? {} : { messageId: `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${domain}>` }),
      // Nobody's absence notice shall answer a machine.
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    })
  } catch (error) {
    throw meaningOf(error)
  }
}

/** 5xx about the receiver or the message is for good. A wrong password is the house's own fault, and mended without losing the mail. */
function meaningOf(error: unknown): Refusal {
  const { code = '', responseCode } = error as { code?: string; responseCode?: number }
  const answer = String(responseCode ?? (code || '–'))
  if ((code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== undefined && responseCode >= 500)
    return new Refusal(
      'invalid',
      'mail/refused',
      text(
        `E-postservern tar inte emot brevet (svar ${answer}). Kontrollera mottagarens e-postadress.`,
        `The mail server does not accept the mail (answer ${answer}). Check the receiver’s address.`,
      ),
    )
  if (code === 'EAUTH')
    return new Refusal(
      'unavailable',
      'mail/sign-in',
      text(
        `E-postservern godtar inte namn och lösenord (svar ${answer}). Kontrollera SMTP_URL; brevet skickas när det är rättat.`,
        `The mail server does not accept name and password (answer ${answer}). Check SMTP_URL; the mail is sent when it is mended.`,
      ),
    )
  return new Refusal(
    'unavailable',
    'mail/unavailable',
    text(
      `E-postservern kan inte ta emot brevet just nu (svar ${answer}). Det skickas senare.`,
      `The mail server cannot take the mail just now (answer ${answer}). It is sent later.`,
    ),
  )
}

const notAnAddress = (): Refusal =>
  new Refusal(
    'invalid',
    'mail/no-address',
    text(
      'Mottagarens e-postadress är inte en adress. Rätta den under Personer och roller.',
      'The receiver’s mail address is not an address. Correct it under People and roles.',
    ),
  )
