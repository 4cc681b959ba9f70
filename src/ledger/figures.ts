// Figures of the ledger and their way back to the file: `ledger:account/3011@HSN/2020-08` (the month), `ledger:accumulated/…/2020-08`
// (January to the month), `ledger:opening/1930@region/2020`, `ledger:closing/…`.
// A long list of rows is cut to the largest with one child for the rest, so that every sum stays exact.
import {
  type Basis,
  type ExplainNode,
  type Figure,
  type FigureRef,
  type FigureSource,
  formatRef,
  parseRef,
} from '../kernel/figure.ts'
import { type Ore, sumOre } from '../kernel/money.ts'
import { monthOf } from '../kernel/month.ts'
import { type Text, text } from '../kernel/text.ts'
import { type Measure, OWN_ENTITY } from './balance.ts'
import type { CubeQuery } from './books.ts'
import type { Drillable, ImportPlace, SourceRow } from './voucherList.ts'

export interface LedgerNames {
  /** Name of an account in an entity's books, as far as known. */
  account(entity: string, account: string): Text | undefined
  /** Code of the unit an address means (addresses write committees in upper case); undefined for a unit nobody knows. */
  unit(scope: string): { code: string; name: string } | undefined
  /** Synthetic books say so. */
  basis?(entity: string): Basis
}

/** Rows of the file shown per month. */
const SHOWN = 8

/** What an address asks: `account` what moved, `accumulated` since January, `opening` and `closing` balances. */
interface Asked {
  query: Required<Pick<CubeQuery, 'entity' | 'year' | 'measure' | 'from' | 'to' | 'accounts'>> & CubeQuery
  kind: 'account' | 'accumulated' | 'opening' | 'closing'
  place: ImportPlace | undefined
}

export function ledgerSource(books: Drillable, names: LedgerNames): FigureSource {
  const ask = (ref: FigureRef): Asked | undefined => {
    const parts = parseRef(ref)
    const path = /^(account|accumulated|opening|closing)\/([\d,-]+)$/.exec(parts?.path ?? '')
    const period = /^(\d{4})(?:-(0[1-9]|1[0-2]))?$/.exec(parts?.period ?? '')
    if (parts?.room !== 'ledger' || !path || !period) return undefined
    const company = books.entities().includes(parts.scope) && parts.scope !== OWN_ENTITY
    const unit = company || parts.scope === OWN_ENTITY ? undefined : names.unit(parts.scope)
    if (!company && parts.scope !== OWN_ENTITY && unit === undefined) return undefined
    const kind = path[1] as Asked['kind']
    const { counterpart, object, structure, measure } = parts.params
    const query = {
      entity: company ? parts.scope : OWN_ENTITY,
      year: Number(period[1]),
      measure: (measure === 'budget' ? 'budget' : 'actual') as Measure,
      accounts: path[2]!,
      ...spanOf(kind, period[2]),
      ...(unit === undefined ? {} : { unit: unit.code }),
      ...(structure === 'now' ? { structure: 'now' as const } : {}),
      ...(counterpart === undefined ? {} : { counterpart }),
      ...(object === undefined ? {} : { object }),
    }
    return { query, kind, place: books.importOf(query.entity, query.year, query.measure) }
  }
  const labelOf = ({ query }: Asked): Text =>
    names.account(query.entity, query.accounts) ?? text(`Konto ${query.accounts}`, `Account ${query.accounts}`)
  return {
    room: 'ledger',
    resolve: (ref): Figure | undefined => {
      const asked = ask(ref)
      if (!asked) return undefined
      const common = { ref, label: labelOf(asked), unit: 'ore' as const, precision: 0 }
      if (!asked.place) return { ...common, value: null, state: 'missing', basis: 'computed' }
      return { ...common, value: books.sum(asked.query), state: 'known', basis: names.basis?.(asked.query.entity) ?? 'computed' }
    },
    explain: async (ref): Promise<ExplainNode | undefined> => {
      const asked = ask(ref)
      if (!asked) return undefined
      const top = { ref, label: labelOf(asked), unit: 'ore' as const }
      if (!asked.place) return { ...top, value: null, operation: 'leaf', children: [], note: noBooks(asked) }
      return { ...top, value: books.sum(asked.query), operation: 'sum', children: await below(books, names, ref, asked) }
    },
  }
}

function spanOf(kind: Asked['kind'], month: string | undefined): { from: number; to: number } {
  const last = month === undefined ? 12 : Number(month)
  if (kind === 'opening') return { from: 0, to: month === undefined ? 0 : last - 1 }
  if (kind === 'closing') return { from: 0, to: last }
  if (kind === 'accumulated') return { from: 1, to: last }
  return { from: month === undefined ? 1 : last, to: last }
}

const noBooks = ({ query }: Asked): Text =>
  text(
    `Böckerna för ${query.entity} ${query.year} är inte inlästa. Läs in årets fil under Import.`,
    `The books of ${query.entity} ${query.year} have not been imported. Import the year's file under Import.`,
  )

/** Several accounts → each account → each month → the rows of the file. */
async function below(books: Drillable, names: LedgerNames, ref: FigureRef, asked: Asked): Promise<ExplainNode[]> {
  const accounts = books.group(asked.query, ['account'])
  const single = accounts.length <= 1 && /^\d+$/.test(asked.query.accounts)
  // All accounts in one question: a figure may stand on a hundred, and each question is a transaction.
  const behind = single ? [asked.query.accounts] : accounts.map((row) => row.account)
  const rows = await books.sourceRows({ ...asked.query, accounts: behind, atMost: SHOWN })
  if (single) return monthsOf(books, ref, asked, rows)
  return accounts.map(({ account, amount }) => {
    const own = { ...asked, query: { ...asked.query, accounts: account } }
    const ownRef = withPath(ref, `${asked.kind}/${account}`)
    const label = names.account(asked.query.entity, account) ?? text(`Konto ${account}`, `Account ${account}`)
    const ownRows = rows.filter((row) => row.account === account)
    return { ref: ownRef, label, value: amount, unit: 'ore', operation: 'sum', children: monthsOf(books, ownRef, own, ownRows) }
  })
}

const withPath = (ref: FigureRef, path: string, period?: string): FigureRef => {
  const parts = parseRef(ref)!
  return formatRef({ ...parts, path, period: period ?? parts.period })
}

function monthsOf(books: Drillable, ref: FigureRef, asked: Asked, rows: readonly SourceRow[]): ExplainNode[] {
  const { query } = asked
  const account = query.accounts
  const months = books.group(query, ['period'])
  const nodes = new Map<number, ExplainNode[]>()
  for (const { period, amount } of months) {
    nodes.set(
      period,
      rowsOf(
        ref,
        asked,
        amount,
        rows.filter((row) => row.period === period),
      ),
    )
  }
  // One month alone needs no level of its own.
  if (query.from === query.to) return nodes.get(query.from) ?? []
  return months.map(({ period, amount }) => ({
    ref: period === 0 ? withPath(ref, `opening/${account}`) : withPath(ref, `account/${account}`, monthOf(query.year, period)),
    label:
      period === 0 ? text('Ingående balans', 'Opening balance') : text(monthOf(query.year, period), monthOf(query.year, period)),
    value: amount,
    unit: 'ore',
    operation: 'sum',
    children: nodes.get(period)!,
  }))
}

/** The largest rows with the line of the file, and one child for all others. */
function rowsOf(ref: FigureRef, { place }: Asked, total: Ore, rows: readonly SourceRow[]): ExplainNode[] {
  const { importId, fileName: file } = place!
  const shown: ExplainNode[] = rows.map((row) => ({
    ref: `${ref}#${row.line}`,
    label: labelOfRow(row),
    value: row.amount,
    unit: 'ore',
    operation: 'leaf',
    children: [],
    source: { kind: 'import', importId, file, line: row.line },
  }))
  const rest = sumOre([total, ...rows.map((row) => -row.amount)])
  if (rest === 0 && rows.length > 0) return shown
  return [
    ...shown,
    {
      ref: `${ref}#rest`,
      label: rows.length > 0 ? text('Övriga rader', 'Other rows') : text('Rader i filen', 'Rows of the file'),
      value: rest,
      unit: 'ore',
      operation: 'leaf',
      children: [],
      source: { kind: 'import', importId, file, line: rows[0]?.line ?? 1 },
    },
  ]
}

function labelOfRow({ series, number, date, line }: SourceRow): Text {
  if (date === null) return text(`Rad ${line}: ${series}`, `Line ${line}: ${series}`)
  const name = `${series} ${number}`.trim()
  return text(`Verifikation ${name}, ${date}`, `Voucher ${name}, ${date}`)
}
