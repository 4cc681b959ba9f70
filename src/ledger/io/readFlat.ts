// A flat ledger export (CSV, XLSX) → the same reading as a SIE file, its rows handed over as vouchers, so that the same import
// and receipt serve both. Signs as booked unless the profile says otherwise.
import { columnsOf, type FlatColumns, type FlatField, missingColumns } from '../flatColumns.ts'
import { FlatLog, type FlatRemark } from '../flatFindings.ts'
import { type FlatRow, readFlatRow } from '../flatRow.ts'
import { emptyCounts, emptySums, type SieDimension, type SieReading } from '../sieBook.ts'
import { krona } from '../sieFindings.ts'
import type { DimensionObject, Voucher } from '../voucher.ts'
import { type CsvShape, csvRows, type NumberedRow } from './csvRows.ts'
import { type ByteSource, openBytes } from './pieces.ts'
import { whyNoTable } from './whyNoTable.ts'
import { xlsxRows } from './xlsxRows.ts'

export interface FlatOptions {
  onRow?: (row: FlatRow) => void | Promise<void>
  /** Rows next to each other with the same voucher make one; without voucher numbers each row is its own. */
  onVoucher?: (voucher: Voucher) => void | Promise<void>
  /** Header of each field, where the guess is wrong. */
  columns?: Partial<Record<FlatField, string>>
  /** Year of periods written as a month only. */
  year?: number
  /** Income positive and costs negative in the file. */
  reversed?: boolean
  /** Sheet of a workbook; the first with headers otherwise. */
  sheet?: string
}

export interface FlatReading extends SieReading {
  format: 'csv' | 'xlsx'
  /** Header read for each field. */
  columns: Partial<Record<FlatField, string>>
  unit: string
  delimiter: string | null
  sheet: string | null
  rows: number
  skippedRows: number
}

/** The dimensions a flat row can carry, numbered as ours: 1, and 20 up which SIE leaves free. */
const DIMENSIONS: readonly (SieDimension & { field: 'unit' | 'counterpart' | 'object' | 'operation' })[] = [
  { field: 'unit', number: '1', name: 'Ansvar', parent: null },
  { field: 'counterpart', number: '20', name: 'Motpart', parent: null },
  { field: 'object', number: '21', name: 'Objekt', parent: null },
  { field: 'operation', number: '22', name: 'Verksamhet', parent: null },
]

const HEADER_WITHIN = 30

export async function readFlat(source: ByteSource, options: FlatOptions = {}): Promise<FlatReading> {
  const table = new FlatTable(options)
  const { start, pieces } = await openBytes(source)
  const reason = whyNoTable(start)
  if (reason) table.log.add('not-table', 1, { reason })
  else if (start.subarray(0, 2).toString('latin1') === 'PK') {
    table.format = 'xlsx'
    const book = await xlsxRows(
      pieces,
      table.log,
      options.sheet,
      (cells) => columnsOf(cells, options.columns ?? {}) !== undefined,
    )
    table.sheet = book.sheet
    for (const row of book.rows) await table.take(row)
  } else {
    for await (const row of csvRows(pieces, table.log, table.shape)) await table.take(row)
  }
  return table.finish()
}

class FlatTable {
  readonly log = new FlatLog()
  readonly shape: CsvShape = { delimiter: '', encoding: 'utf-8' }
  format: 'csv' | 'xlsx' = 'csv'
  sheet: string | null = null
  private columns: FlatColumns | undefined
  private usable = true
  private met = 0
  private taken = 0
  private skipped = { count: 0, first: 0 }
  private voucher: Voucher | undefined
  private readonly accounts = new Map<string, string>()
  private readonly units = new Set<string>()
  private readonly lists = new Map<string, DimensionObject[]>()
  private readonly years = new Set<string>()
  private readonly counts = emptyCounts()
  private readonly sums = emptySums()

  constructor(private readonly options: FlatOptions) {}

  async take({ line, cells }: NumberedRow): Promise<void> {
    if (this.columns === undefined) {
      if (++this.met <= HEADER_WITHIN) this.findColumns(cells, line)
      return
    }
    if (!this.usable) return
    const { year, reversed = false } = this.options
    const outcome = readFlatRow(cells, line, { columns: this.columns, year, reversed, log: this.log })
    if (outcome.kind === 'skipped') {
      if (cells.some((cell) => cell !== null) && this.skipped.count++ === 0) this.skipped.first = line
    } else if (outcome.kind === 'row') await this.add(outcome.row)
  }

  private findColumns(cells: NumberedRow['cells'], line: number): void {
    const stated = this.options.columns ?? {}
    this.columns = columnsOf(cells, stated)
    if (this.columns === undefined) return
    for (const value of missingColumns(this.columns, stated)) this.fail('no-column', line, { value })
    if (this.columns.at.date === undefined && this.columns.at.period === undefined) this.fail('no-date', line)
    if (this.columns.unit.name !== 'kr') this.log.add('unit', line, { value: this.columns.unit.name })
  }

  private fail(remark: FlatRemark, line: number, values: Record<string, string> = {}): void {
    this.log.add(remark, line, values)
    this.usable = false
  }

  private async add(row: FlatRow): Promise<void> {
    const { sums, counts } = this
    const total = sums.transactionsOre + row.amount
    if (!Number.isSafeInteger(total) || !Number.isSafeInteger(sums.debitOre + Math.abs(row.amount))) {
      this.log.add('amount-large', row.line, { value: row.amount, cell: `rad ${row.line}` })
      return
    }
    this.taken++
    counts.transactions++
    sums.transactionsOre = total
    if (row.amount > 0) sums.debitOre += row.amount
    if (!this.accounts.get(row.account)) this.accounts.set(row.account, row.accountName)
    this.years.add(row.date.slice(0, 4))
    await this.options.onRow?.(row)
    await this.toVoucher(row)
  }

  private async toVoucher(row: FlatRow): Promise<void> {
    const open = this.voucher
    const same =
      open !== undefined &&
      row.voucher !== '' &&
      open.number === row.voucher &&
      open.series === row.series &&
      open.date === row.date
    if (!same) {
      await this.handOver()
      this.counts.vouchers++
      this.voucher = { series: row.series, number: row.voucher, date: row.date, text: row.text, line: row.line, transactions: [] }
    }
    const { account, amount, date, text, line } = row
    this.voucher!.transactions.push({ kind: 'normal', account, objects: this.objectsOf(row), amount, date, text, line })
  }

  /** Lists are shared between rows, as in readings of SIE files. */
  private objectsOf(row: FlatRow): DimensionObject[] {
    const key = DIMENSIONS.map(({ field }) => row[field]).join('\u0000')
    const known = this.lists.get(key)
    if (known) return known
    const list = DIMENSIONS.filter(({ field }) => row[field] !== '').map(({ field, number }) => ({
      dimension: number,
      object: row[field],
    }))
    if (this.lists.size < 100_000) this.lists.set(key, list)
    for (const { dimension, object } of list) this.units.add(`${dimension} ${object}`)
    return list
  }

  private async handOver(): Promise<void> {
    const ready = this.voucher
    this.voucher = undefined
    if (ready) await this.options.onVoucher?.(ready)
  }

  async finish(): Promise<FlatReading> {
    await this.handOver()
    const { log, columns, counts, sums, skipped, format } = this
    if (columns === undefined && !log.hasErrors) log.add('no-header', undefined)
    if (columns !== undefined && this.taken === 0 && !log.hasErrors) log.add('empty', undefined)
    if (skipped.count > 0) log.add('total', skipped.first, skipped)
    if (sums.transactionsOre !== 0) log.add('unbalanced', undefined, { difference: krona(sums.transactionsOre) })
    const used = DIMENSIONS.filter(({ field }) => columns?.at[field] !== undefined)
    counts.accounts = this.accounts.size
    counts.dimensions = used.length
    counts.objects = this.units.size
    const years = [...this.years].sort().reverse()
    return {
      accepted: !log.hasErrors,
      // As if its rows were the vouchers of a type 4 file; `format` says what it is.
      type: this.taken > 0 ? 4 : null,
      variant: null,
      encoding: format === 'csv' ? this.shape.encoding : 'utf-8',
      program: null,
      generated: null,
      company: null,
      orgnr: null,
      currency: 'SEK',
      years: years.map((year) => ({ no: Number(year) - Number(years[0]), start: `${year}-01-01`, end: `${year}-12-31` })),
      accounts: [...this.accounts].map(([number, name]) => ({ number, name, kind: null })),
      dimensions: used.map(({ number, name, parent }) => ({ number, name, parent })),
      objects: [],
      balances: [],
      counts,
      sums,
      checksum: 'absent',
      findings: log.findings(),
      findingCounts: log.counts,
      format,
      columns: columns?.names ?? {},
      unit: columns?.unit.name ?? 'kr',
      delimiter: format === 'csv' ? this.shape.delimiter : null,
      sheet: this.sheet,
      rows: this.taken,
      skippedRows: skipped.count,
    }
  }
}
