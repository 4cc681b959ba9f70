// Imports a ledger file: read as a stream, staged in short transactions, checked to the öre, made active in one. All or nothing.
// The same bytes twice change nothing; a file that is not accepted is refused with every finding and leaves nothing.
import { createHash } from 'node:crypto'
import type { Actor } from '../../../kernel/actor.ts'
import { type Finding, finding, hasErrors } from '../../../kernel/finding.ts'
import type { AuthorityId, ImportId } from '../../../kernel/ids.ts'
import { Refusal } from '../../../kernel/result.ts'
import { text } from '../../../kernel/text.ts'
import { UNMAPPED_UNIT, type Unit } from '../../../organisation/model.ts'
import { loadUnits } from '../../../organisation/store.ts'
import type { Database, Tx } from '../../../storage/database.ts'
import { OWN_ENTITY } from '../../balance.ts'
import { COMPANY_BAS } from '../../charts/companyBas.ts'
import { standardOf } from '../../charts/standardAccount.ts'
import { loadOwnChart } from '../../charts/store.ts'
import { balancesOf, type Cube, controlSum } from '../../cube.ts'
import { readSie } from '../../io/readSie.ts'
import { CUBE_VERSION, packCube } from '../../packedCube.ts'
import type { SieReading } from '../../sieBook.ts'
import type { SieOptions } from '../../sieHeader.ts'
import type { Transaction, Voucher } from '../../voucher.ts'
import { type Mapping, type Placer, placer, rolesOf } from '../mapping.ts'
import type { ImportAnswer, ImportProgress, ImportSums, Receipt } from '../receipt.ts'
import {
  abandonImport,
  activateImport,
  loadMapping,
  orphanImports,
  sameImport,
  stageImport,
  type VoucherRow,
  writeAccounts,
  writeBalanceRows,
  writeBalances,
  writeCube,
  writeFilePart,
  writeVoucherRows,
} from '../store.ts'
import { type Intake, intakeOf } from '../toBalances.ts'
import { unknownAccounts, unknownCostCentres } from '../unknownCodes.ts'
import { bytesOf, FileParts, type Fingerprint, fingerprint, type LedgerSource } from './originalFile.ts'

export interface LedgerFile {
  fileName: string
  source: LedgerSource
  /** `region` when absent, otherwise a company's code. */
  entity?: string
  /** Needed only when the file does not say; otherwise it must agree with the file. */
  year?: number
  onProgress?: (progress: ImportProgress) => void
  /** Reads the bytes; SIE of any type when absent. Other readers say the same in the same words (`SieReading`). */
  reader?: LedgerReader
}

export interface LedgerReader {
  /** Kept as the import's kind, e.g. `flat-csv`; for SIE the type and variant found. */
  kind?: string
  read(source: Uint8Array | AsyncIterable<Uint8Array>, options: SieOptions): Promise<SieReading>
}

const SIE: LedgerReader = { read: readSie }
const readerOf = (file: LedgerFile): LedgerReader => file.reader ?? SIE

const ROWS_AT_A_TIME = 5_000

export async function importLedger(db: Database, authority: AuthorityId, actor: Actor, file: LedgerFile): Promise<ImportAnswer> {
  const transact = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.asAuthority(authority, actor, work)
  const entity = file.entity ?? OWN_ENTITY
  const print = await fingerprint(file.source)
  const { mapping, units } = await transact(async (tx) => ({
    mapping: await loadMapping(tx, entity),
    units: await loadUnits(tx),
  }))
  const mappingSha256 = createHash('sha256').update(JSON.stringify(mapping)).digest('hex')
  const same = await transact((tx) => sameImport(tx, { entity, sha256: print.sha256, mappingSha256, year: file.year }))
  if (same) return { unchanged: true, importId: same.importId, entity, year: same.year }
  const reader = readerOf(file)
  const head = await headOf(file, reader, print)
  const { year, start } = yearOf(file, reader, head)
  // A file that fits in its head has been read whole: a refused one then never comes near the database.
  if (print.sizeBytes === print.head.length && !head.accepted) throw notAccepted(file.fileName, head.findings)
  const kind = reader.kind ?? (head.type === 5 ? 'sie5' : `sie${head.variant?.toLowerCase() ?? head.type ?? 1}`)
  const { sha256, sizeBytes } = print
  const importId = await transact((tx) =>
    stageImport(tx, { entity, year, kind, fileName: file.fileName, sha256, mappingSha256, sizeBytes }),
  )
  try {
    const place = placer(rolesOf(head.dimensions, mapping), mapping, defaultUnitOf(entity, mapping, units))
    const intake = intakeOf({ entity, year, start, place, mapping })
    const staging = new Staging(transact, importId, intake, place, mapping)
    const reading = await readAll(file, sizeBytes, staging)
    if (!reading.accepted) throw notAccepted(file.fileName, reading.findings)
    return await finish(transact, file, { importId, entity, year, kind, intake, reading, units, staging })
  } catch (error) {
    await abandonImport(transact, importId)
    throw error
  }
}

/** At start, and only then: takes away what killed imports left. Returns their ids. */
export async function sweepOrphans(db: Database, authority: AuthorityId, actor: Actor): Promise<ImportId[]> {
  const transact = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.asAuthority(authority, actor, work)
  // The embedded database has one process, which has just started; elsewhere another one may be at work.
  const orphans = await transact((tx) => orphanImports(tx, db.engine === 'pglite' ? 0 : 15))
  for (const importId of orphans) await abandonImport(transact, importId)
  return orphans
}

/** What the file declares. SIE says it first; where it does not, and in other formats, the whole file is read for it. */
async function headOf(file: LedgerFile, reader: LedgerReader, { head, sizeBytes }: Fingerprint): Promise<SieReading> {
  const options = { fileName: file.fileName }
  if (reader === SIE || sizeBytes === head.length) {
    const reading = await reader.read(head, options)
    if (reading.years.length > 0 || sizeBytes === head.length) return reading
  }
  return reader.read(typeof file.source === 'function' ? file.source() : file.source, options)
}

/** The year of the books: the file's own, or the one asked for where the file has several or none. */
function yearOf(file: LedgerFile, reader: LedgerReader, head: SieReading): { year: number; start: string } {
  const current = head.years.find((year) => year.no === 0)
  if (current === undefined) {
    if (file.year !== undefined && head.type !== null) return { year: file.year, start: `${file.year}-01-01` }
    throw notAccepted(file.fileName, hasErrors(head.findings) ? head.findings : [...head.findings, yearUnknown()])
  }
  const lastYear = (end: string): number => Number(end.slice(0, 4))
  const asked = reader === SIE ? undefined : head.years.find(({ end }) => lastYear(end) === file.year)
  const { start, end } = asked ?? current
  if (file.year !== undefined && file.year !== lastYear(end))
    throw notAccepted(file.fileName, [otherYear(lastYear(end), file.year)])
  return { year: lastYear(end), start }
}

/** Balance accounts and other rows without a cost centre stand on the central finance unit, or on the company itself. */
function defaultUnitOf(entity: string, mapping: Mapping, units: readonly Unit[]): string {
  if (mapping.defaultUnit !== undefined) return mapping.defaultUnit
  if (entity !== OWN_ENTITY) return entity
  return units.find((unit) => unit.kind === 'finance')?.code ?? UNMAPPED_UNIT
}

async function readAll(file: LedgerFile, bytesTotal: number, staging: Staging): Promise<SieReading> {
  let bytesRead = 0
  const tell = () => file.onProgress?.({ step: 'reading', bytesRead, bytesTotal, vouchers: staging.vouchers })
  async function* told(): AsyncGenerator<Uint8Array> {
    const parts = new FileParts()
    for await (const piece of bytesOf(file.source)) {
      const part = parts.take(piece)
      if (part) await staging.part(part)
      bytesRead += piece.length
      tell()
      yield piece
    }
    const last = parts.rest()
    if (last) await staging.part(last)
  }
  return readerOf(file).read(told(), { fileName: file.fileName, onVoucher: (voucher) => staging.voucher(voucher) })
}

type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** Gathers voucher rows and writes them a few thousand at a time, each in a transaction of its own. */
class Staging {
  vouchers = 0
  private rows: VoucherRow[] = []
  private rowNo = 0

  constructor(
    private readonly transact: Transact,
    private readonly importId: ImportId,
    private readonly intake: Intake,
    private readonly place: Placer,
    private readonly mapping: Mapping,
  ) {}

  voucher(voucher: Voucher): void | Promise<void> {
    this.vouchers++
    this.intake.add(voucher)
    for (const row of voucher.transactions) this.rows.push(this.rowOf(voucher, row))
    if (this.rows.length >= ROWS_AT_A_TIME) return this.flush()
  }

  private rowOf(voucher: Voucher, row: Transaction): VoucherRow {
    const { unit, counterpart, object, operation } = this.place(row.objects)
    const { series, number, date, text: voucherText } = voucher
    const account = this.mapping.accounts[row.account] ?? row.account
    const period = this.intake.periodOf(row, voucher) ?? null
    const { amount: amountOre, line, kind, text: rowText } = row
    return {
      rowNo: ++this.rowNo,
      series,
      number,
      date,
      unit,
      account,
      counterpart,
      object,
      operation,
      period,
      amountOre,
      line,
      kind,
      voucherText,
      rowText,
    }
  }

  async flush(): Promise<void> {
    const rows = this.rows
    this.rows = []
    for (let at = 0; at < rows.length; at += ROWS_AT_A_TIME) {
      await this.transact((tx) => writeVoucherRows(tx, this.importId, rows.slice(at, at + ROWS_AT_A_TIME)))
    }
  }

  async part({ part, firstLine, gz }: { part: number; firstLine: number; gz: Uint8Array }): Promise<void> {
    await this.transact((tx) => writeFilePart(tx, this.importId, part, firstLine, gz))
  }
}

interface Finishing {
  importId: ImportId
  entity: string
  year: number
  kind: string
  intake: Intake
  reading: SieReading
  units: readonly Unit[]
  staging: Staging
}

async function finish(transact: Transact, file: LedgerFile, work: Finishing): Promise<Receipt> {
  const { importId, entity, year, kind, intake, reading, units, staging } = work
  const progress = (step: ImportProgress['step']) =>
    file.onProgress?.({ step, bytesRead: 0, bytesTotal: 0, vouchers: staging.vouchers })
  progress('checking')
  await staging.flush()
  const { cubes, fileRows, findings, outside } = intake.finish(reading)
  if (cubes.length === 0) throw notAccepted(file.fileName, [...reading.findings, nothingInside()])
  const knows = await transact((tx) => knownAccounts(tx, entity, year))
  const all = [...reading.findings, ...findings, ...unknownsOf(entity, intake, units, knows)]
  progress('writing')
  await writeBooks(transact, importId, cubes)
  for (let at = 0; at < fileRows.length; at += ROWS_AT_A_TIME) {
    await transact((tx) => writeBalanceRows(tx, importId, fileRows.slice(at, at + ROWS_AT_A_TIME)))
  }
  await transact((tx) => writeAccounts(tx, importId, reading.accounts))
  const sums: ImportSums = { ...reading.sums, books: Object.fromEntries(cubes.map((cube) => [cube.measure, controlSum(cube)])) }
  const balances = cubes.reduce((total, cube) => total + controlSum(cube).cells, 0)
  const unitCount = new Set(cubes.flatMap((cube) => cube.units)).size
  const counts = { ...reading.counts, balances, units: unitCount, outsideYear: outside }
  const done = { kind, encoding: reading.encoding, counts, sums, findings: all }
  const supersedes = await transact((tx) => activateImport(tx, importId, done))
  progress('done')
  return { importId, entity, year, kind, fileName: file.fileName, supersedes, counts, sums, findings: all }
}

async function writeBooks(transact: Transact, importId: ImportId, cubes: readonly Cube[]): Promise<void> {
  for (const cube of cubes) {
    const cells = [...balancesOf(cube)]
    for (let at = 0; at < cells.length; at += ROWS_AT_A_TIME) {
      await transact((tx) => writeBalances(tx, importId, cells.slice(at, at + ROWS_AT_A_TIME)))
    }
    await transact((tx) => writeCube(tx, importId, cube.measure, CUBE_VERSION, packCube(cube)))
  }
}

/** Accounts are looked for in the authority's own mapping and its chart; a company's in the companies' chart. */
async function knownAccounts(tx: Tx, entity: string, year: number): Promise<(account: string) => boolean> {
  if (entity !== OWN_ENTITY) {
    const numbers = new Set(COMPANY_BAS.accounts.map((account) => account.number))
    return (account) => numbers.has(account)
  }
  const { own, chart } = await loadOwnChart(tx)
  const find = standardOf(own, chart, `${year}-12-31`)
  return (account) => find(account) !== undefined
}

/** Cost centres are looked for only where there is an organisation to look in. */
function unknownsOf(entity: string, intake: Intake, units: readonly Unit[], knows: (account: string) => boolean): Finding[] {
  const codes = new Set(units.map((unit) => unit.code))
  const { accounts, costCentres, mapping } = intake
  const ours = entity === OWN_ENTITY
  return [
    ...unknownAccounts(accounts, (account) => knows(mapping.accounts[account] ?? account)),
    ...(ours ? unknownCostCentres(costCentres, (code) => codes.has(mapping.units[code] ?? code)) : []),
  ]
}

function notAccepted(fileName: string, findings: readonly Finding[]): Refusal {
  const errors = findings.filter((f) => f.severity === 'error')
  const first = errors[0] ?? findings[0]
  const line = first?.line === undefined ? '' : ` (rad ${first.line})`
  const lineEn = first?.line === undefined ? '' : ` (line ${first.line})`
  const more = errors.length > 1 ? ` Ytterligare ${errors.length - 1} fel.` : ''
  const moreEn = errors.length > 1 ? ` And ${errors.length - 1} more errors.` : ''
  return new Refusal(
    'invalid',
    'ledger/not-accepted',
    text(
      `${fileName} lästes inte in och inget har ändrats. ${first?.message.sv ?? ''}${line}${more}`,
      `${fileName} was not imported and nothing has changed. ${first?.message.en ?? ''}${lineEn}${moreEn}`,
    ),
    [...findings],
  )
}

const yearUnknown = (): Finding =>
  finding(
    'ledger/year-unknown',
    'error',
    text(
      'Filen säger inte vilket år den gäller. Ange året vid inläsningen.',
      'The file does not say which year it is about. Give the year when importing.',
    ),
  )

const otherYear = (inFile: number, wanted: number): Finding =>
  finding(
    'ledger/other-year',
    'error',
    text(
      `Filen gäller räkenskapsåret ${inFile}, inte ${wanted}. Välj rätt år eller rätt fil.`,
      `The file is about the financial year ${inFile}, not ${wanted}. Choose the right year or the right file.`,
    ),
  )

const nothingInside = (): Finding =>
  finding(
    'ledger/nothing-inside',
    'error',
    text(
      'Filen har inga belopp för sitt räkenskapsår. Kontrollera att exporten omfattar saldon eller verifikationer.',
      'The file has no amounts for its financial year. Check that the export includes balances or vouchers.',
    ),
  )
