// What an authority says about itself beside its organisation: number, assembly, board. Kept as a setting with a version.
// Refuses: a code that cannot stand in an address, and an organisation number that is not one.
import { AUTHORITY_WORDS, type AuthorityKind } from '../kernel/authorityWords.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { failed, ok, type Result } from '../kernel/result.ts'
import { type Text, text } from '../kernel/text.ts'

export const AUTHORITY_KEY = 'organisation/authority'

export interface AuthoritySettings {
  version: number
  orgnr: string
  assembly: string
  board: string
  savedBy?: string
  savedAt?: string
}

export const NO_SETTINGS: AuthoritySettings = { version: 0, orgnr: '', assembly: '', board: '' }

export interface AuthorityForm {
  name: string
  code: string
  kind: string
  orgnr: string
  assembly: string
  board: string
  synthetic: boolean
  /** Citizens read the public pages without signing in. */
  publicPages: boolean
}

export type AuthorityFields = Omit<AuthorityForm, 'kind'> & { kind: AuthorityKind }

/** *kommunfullmäktige* with a capital, where nobody has said what the assembly is called. */
export function usualNames(kind: AuthorityKind): { assembly: string; board: string } {
  const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)
  const { assembly, board } = AUTHORITY_WORDS[kind]
  return { assembly: capital(assembly.sv), board: capital(board.sv) }
}

/** Every field at once; names of assembly and board left empty become the usual ones. */
export function readAuthority(form: AuthorityForm): Result<AuthorityFields> {
  const findings: Finding[] = []
  const say = (cell: keyof AuthorityForm, message: Text) =>
    findings.push(finding('organisation/authority', 'error', message, { cell }))
  if (form.name === '')
    say('name', text('Namn saknas. Skriv vad myndigheten heter.', 'The name is missing. Write what the authority is called.'))
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(form.code)) say('code', badCode(form.code))
  const kind = form.kind === 'region' || form.kind === 'municipality' ? form.kind : undefined
  if (!kind) say('kind', text('Slag saknas. Välj region eller kommun.', 'The kind is missing. Choose region or municipality.'))
  if (form.orgnr !== '' && !/^\d{6}-\d{4}$/.test(form.orgnr)) say('orgnr', badNumber(form.orgnr))
  if (!kind || findings.length > 0) return failed(findings)
  const usual = usualNames(kind)
  return ok({ ...form, kind, assembly: form.assembly || usual.assembly, board: form.board || usual.board })
}

const badCode = (code: string): Text =>
  text(
    `${code === '' ? 'Kod saknas' : `Koden ”${code}” går inte att använda`}. Skriv små bokstäver a–z, siffror och bindestreck, till exempel exempelkommun.`,
    `${code === '' ? 'The code is missing' : `The code "${code}" cannot be used`}. Write small letters a–z, digits and hyphens, e.g. exempelkommun.`,
  )
const badNumber = (orgnr: string): Text =>
  text(
    `”${orgnr}” är inget organisationsnummer. Skriv tio siffror med bindestreck, till exempel 212000-0000.`,
    `"${orgnr}" is not an organisation number. Write ten digits with a hyphen, e.g. 212000-0000.`,
  )
