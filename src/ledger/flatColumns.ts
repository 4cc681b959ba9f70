// Which column of a flat ledger export holds what: guessed from Swedish headers, or stated by the user.
import type { FlatCell } from './flatCell.ts'

export type FlatField =
  | 'account'
  | 'unit'
  | 'counterpart'
  | 'object'
  | 'operation'
  | 'date'
  | 'period'
  | 'year'
  | 'amount'
  | 'debit'
  | 'credit'
  | 'text'
  | 'series'
  | 'voucher'

/** Most telling first: a header is given to the first field it fits, a field to its first header. */
const HEADERS: readonly [FlatField, RegExp][] = [
  ['account', /^(konto|kontonr|kontonummer|kontokod|account)$/],
  ['unit', /^(ansvar|ansvarskod|ansvarsenhet|ansvnr|kostnadsställe|kostnadsst|kst|resultatenhet|ks|enhet|cost ?cent(er|re))$/],
  ['counterpart', /^(motpart|motpartskod|mp|counterpart)$/],
  ['object', /^(projekt|projektnr|projektkod|proj|objekt|objektkod|investeringsobjekt|project)$/],
  ['operation', /^(verksamhet|verksamhetskod|vht|verks|aktivitet)$/],
  ['date', /^(datum|bokföringsdatum|bokf ?datum|verifikationsdatum|verdatum|ver ?datum|transaktionsdatum|transdatum|date)$/],
  ['period', /^(period|bokföringsperiod|månad|redovisningsperiod)$/],
  ['year', /^(år|räkenskapsår|bokföringsår)$/],
  ['debit', /^(debet|debetbelopp|debit)$/],
  ['credit', /^(kredit|kreditbelopp|credit)$/],
  ['amount', /^(belopp|utfall|summa|nettobelopp|saldo|bokfört belopp|amount)$/],
  ['series', /^(serie|verifikationsserie|verserie|ver ?serie)$/],
  ['voucher', /^(verifikation|verifikationsnummer|verifikationsnr|vernr|ver ?nr|ver|verifikat|voucher)$/],
  ['text', /^(text|verifikationstext|vertext|ver ?text|beskrivning|radtext|transaktionstext|description)$/],
]

/** Öre per unit named in a header such as `Belopp (tkr)`. */
const UNITS: readonly [RegExp, string, number][] = [
  [/\b(tkr|kkr|tusen kr(onor)?)\b/, 'tkr', 100_000],
  [/\b(mkr|mnkr|miljoner kr(onor)?)\b/, 'mkr', 100_000_000],
  [/\böre\b/, 'öre', 1],
  [/\b(kr|sek|kronor)\b/, 'kr', 100],
]

export interface FlatColumns {
  /** Place of each field, 0-based. */
  at: Partial<Record<FlatField, number>>
  /** Header of each field as written. */
  names: Partial<Record<FlatField, string>>
  unit: { name: string; ore: number }
}

const headerText = (cell: FlatCell | undefined): string => (typeof cell === 'string' ? cell.trim().toLowerCase() : '')

function unitOf(header: string): { name: string; ore: number } | undefined {
  const found = UNITS.find(([words]) => words.test(header))
  return found && { name: found[1], ore: found[2] }
}

/** Without unit, brackets and dots: `Belopp (tkr)` → `belopp`. */
function bareHeader(header: string): string {
  let bare = header.replace(/[().,:]/g, ' ')
  for (const [words] of UNITS) bare = bare.replace(words, ' ')
  return bare.replace(/\s+/g, ' ').trim()
}

/** Undefined when the row is no header: it needs an account, and an amount or debit and credit. */
export function columnsOf(cells: readonly FlatCell[], stated: Partial<Record<FlatField, string>>): FlatColumns | undefined {
  const columns: FlatColumns = { at: {}, names: {}, unit: { name: 'kr', ore: 100 } }
  cells.forEach((cell, index) => {
    const header = headerText(cell)
    if (header === '') return
    const bare = bareHeader(header)
    const wanted = Object.entries(stated).find(([, name]) => name?.trim().toLowerCase() === header)?.[0] as FlatField | undefined
    const field = wanted ?? HEADERS.find(([f, words]) => words.test(bare) && !(f in stated) && columns.at[f] === undefined)?.[0]
    if (field === undefined) return
    columns.at[field] = index
    columns.names[field] = String(cell).trim()
    if (field === 'amount' || field === 'debit' || field === 'credit') columns.unit = unitOf(header) ?? columns.unit
  })
  const { account, amount, debit, credit } = columns.at
  if (account === undefined || (amount === undefined && (debit === undefined || credit === undefined))) return undefined
  return columns
}

/** Stated headers the row lacks. */
export const missingColumns = (columns: FlatColumns, stated: Partial<Record<FlatField, string>>): string[] =>
  Object.entries(stated).flatMap(([field, name]) =>
    name !== undefined && columns.at[field as FlatField] === undefined ? [name] : [],
  )
