// A mail as the house sends it: plain text, one receiver, at most one link, nothing that tells whether it was read.
// Refuses (as a bug) a message that breaks this: the rooms write it, and a reader must be able to trust it.
import { assert } from '../kernel/result.ts'

export interface MailMessage {
  /** One address. */
  to: string
  subject: string
  /** The whole message; what `html` says is only the same with headings. */
  text: string
  html?: string
}

export const isAddress = (value: string): boolean =>
  /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\.]+$/.test(value)

const links = (value: string): Set<string> => new Set(value.match(/https?:\/\/[^\s"'<>)]+/g))

/** Whatever is fetched when the mail is opened says that it was opened. */
const FETCHES = /<(img|script|link|iframe|video|audio|object|embed|style|svg)\b|\burl\(|\bbackground=|\bsrcset?=/i

export function checkMessage({ subject, text, html }: MailMessage): void {
  assert(!/[\r\n]/.test(subject) && subject.trim() !== '', 'a mail has a subject of one line', { subject })
  assert(text.trim() !== '', 'a mail says it in plain text')
  assert(links(text).size <= 1, 'a mail has one link at most', { links: [...links(text)] })
  if (html === undefined) return
  assert(!FETCHES.test(html), 'a mail fetches nothing when it is read')
  assert(
    [...links(html)].every((link) => links(text).has(link)),
    'the link stands in the plain text too',
  )
}

/** Paragraphs, then the link on a line of its own, then who sends it and why. */
export const mailText = (
  paragraphs: readonly string[],
  link: { label: string; href: string } | undefined,
  footer: string,
): string => [...paragraphs, ...(link ? [`${link.label}:\n${link.href}`] : []), `-- \n${footer}`].join('\n\n')
