// What people write in this room's forms, read into commands: or findings at their fields, all at once.
// Refuses: roles, units, people and groups that do not exist here.
import { type Grant, type PersonId, ROLES } from '../kernel/actor.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { failed, ok, type Result } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'

export interface NewPersonInput {
  name: string
  login: string
  email?: string
  how: 'local' | 'oidc'
}

/** Names the log uses for what is nobody in particular: a person may not go by them. */
const RESERVED = ['lokal', 'inloggning', 'demoläsare', 'medborgare', 'besökare', 'roder', 'system']

export function readNewPerson(form: Record<string, string>): Result<NewPersonInput> {
  const name = (form.name ?? '').replace(/\s+/g, ' ').trim()
  const login = (form.login ?? '').trim().toLowerCase()
  const email = (form.email ?? '').trim()
  const found: Finding[] = []
  if (name.length < 2 || name.length > 100) found.push(at('name', NAME_LENGTH))
  else if (RESERVED.includes(name.toLowerCase())) found.push(at('name', NAME_RESERVED(name)))
  else if (/[\p{Cc}\p{Cf}]/u.test(name)) found.push(at('name', NAME_LETTERS))
  if (!/^[a-zåäö0-9][a-zåäö0-9._@-]{1,99}$/.test(login)) found.push(at('login', LOGIN_LETTERS(login)))
  if (email !== '' && !/^[^\s@<>]{1,64}@[^\s@<>]{1,190}$/.test(email)) found.push(at('email', EMAIL(email)))
  if (found.length > 0) return failed(found)
  return ok({ name, login, how: form.how === 'oidc' ? 'oidc' : 'local', ...(email === '' ? {} : { email }) })
}

export interface Known {
  units: ReadonlySet<string>
  people: ReadonlySet<string>
  groups: ReadonlySet<string>
}

/** A grant as it was written; dates and deputies are checked by `checkGrant`. */
export function readGrant(form: Record<string, string>, known: Known): Result<Grant> {
  const { unit = '', from = '', to = '', deputyFor = '', partyGroup = '' } = form
  const role = ROLES.find((one) => one === form.role)
  const found: Finding[] = []
  if (role === undefined) found.push(at('role', CHOOSE_ROLE))
  if (!known.units.has(unit)) found.push(at('unit', CHOOSE_UNIT))
  if (deputyFor !== '' && !known.people.has(deputyFor)) found.push(at('deputyFor', CHOOSE_PERSON))
  if (partyGroup !== '' && !known.groups.has(partyGroup)) found.push(at('partyGroup', CHOOSE_GROUP))
  if (role === undefined || found.length > 0) return failed(found)
  return ok({
    role,
    unit,
    from,
    ...(to === '' ? {} : { to }),
    ...(deputyFor === '' ? {} : { deputyFor: deputyFor as PersonId }),
    ...(partyGroup === '' ? {} : { partyGroup }),
  })
}

export function readGroup(form: Record<string, string>): Result<{ code: string; name: string }> {
  const code = (form.code ?? '').trim().toLowerCase()
  const name = (form.groupName ?? '').trim()
  const found: Finding[] = []
  if (!/^[a-zåäö0-9][a-zåäö0-9-]{0,39}$/.test(code)) found.push(at('code', GROUP_CODE(code)))
  if (name === '' || name.length > 100) found.push(at('groupName', GROUP_NAME))
  return found.length > 0 ? failed(found) : ok({ code, name })
}

const at = (cell: string, message: ReturnType<typeof text>): Finding => finding(`access/${cell}`, 'error', message, { cell })

const NAME_LENGTH = text('Skriv ett namn med 2 till 100 tecken.', 'Write a name of 2 to 100 characters.')
const NAME_RESERVED = (name: string) =>
  text(`Namnet ${name} används av systemet. Välj ett annat.`, `The name ${name} is used by the system. Choose another.`)
const NAME_LETTERS = text('Namnet har osynliga tecken. Skriv det på nytt.', 'The name has invisible characters. Write it again.')
const LOGIN_LETTERS = (login: string) =>
  text(
    `Inloggningsnamnet har 2 till 100 tecken: bokstäver, siffror, punkt, streck och @. Du skrev ”${login}”.`,
    `The login has 2 to 100 characters: letters, digits, dot, dash and @. You wrote "${login}".`,
  )
const EMAIL = (email: string) =>
  text(
    `Skriv en e-postadress som namn@exempel.se. Du skrev ”${email}”.`,
    `Write an address like name@example.se. You wrote "${email}".`,
  )
const CHOOSE_ROLE = text('Välj en roll i listan.', 'Choose a role in the list.')
const CHOOSE_UNIT = text('Välj en enhet i listan.', 'Choose a unit in the list.')
const CHOOSE_PERSON = text('Välj en person i listan.', 'Choose a person in the list.')
const CHOOSE_GROUP = text('Välj en partigrupp i listan.', 'Choose a party group in the list.')
const GROUP_CODE = (code: string) =>
  text(
    `Koden har 1 till 40 bokstäver, siffror eller streck. Du skrev ”${code}”.`,
    `The code has 1 to 40 letters, digits or dashes. You wrote "${code}".`,
  )
const GROUP_NAME = text('Skriv gruppens namn.', 'Write the name of the group.')
