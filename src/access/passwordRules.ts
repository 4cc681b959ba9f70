// What a password must be: long, and not the login. No rules of composition: they make passwords worse.
// Refuses: nothing else; a sentence of words is a good password.
import { type Finding, finding } from '../kernel/finding.ts'
import { text } from '../kernel/text.ts'

export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 200

export function checkPassword(password: string, login: string): Finding[] {
  const length = [...password].length
  if (length < SHORTEST_PASSWORD) return [wrong('access/password-short', tooShort(length))]
  if (length > LONGEST_PASSWORD) return [wrong('access/password-long', tooLong(length))]
  if (password.toLowerCase() === login.toLowerCase()) return [wrong('access/password-is-login', IS_LOGIN)]
  return []
}

const wrong = (code: string, message: ReturnType<typeof text>): Finding => finding(code, 'error', message, { cell: 'password' })

const tooShort = (length: number) =>
  text(
    `Lösenordet har ${length} tecken. Välj ett med minst ${SHORTEST_PASSWORD}, gärna flera ord.`,
    `The password has ${length} characters. Choose one with at least ${SHORTEST_PASSWORD}, several words are good.`,
  )
const tooLong = (length: number) =>
  text(
    `Lösenordet har ${length} tecken. Välj ett med högst ${LONGEST_PASSWORD}.`,
    `The password has ${length} characters. Choose one with at most ${LONGEST_PASSWORD}.`,
  )
const IS_LOGIN = text(
  'Lösenordet är samma som inloggningsnamnet. Välj ett annat.',
  'The password is the same as the login. Choose another.',
)
