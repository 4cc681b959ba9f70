// Every remark a reader of flat ledger exports (CSV, XLSX) can make. The cell is named as the sheet names it, e.g. C14.
import { type Remark, RemarkLog } from './remarkLog.ts'

const FLAT_REMARKS = {
  'not-table': [
    'error',
    'Filen går inte att läsa som tabell: {reason}. Spara den som CSV eller XLSX och försök igen.',
    'The file cannot be read as a table: {reason}. Save it as CSV or XLSX and try again.',
  ],
  'no-header': [
    'error',
    'Ingen rubrikrad med konto och belopp (eller debet och kredit) hittades bland de första raderna. Lägg till rubriker eller ange kolumnerna.',
    'No header row with account and amount (or debit and credit) was found among the first rows. Add headers or state the columns.',
  ],
  'no-date': [
    'error',
    'Tabellen saknar kolumn för datum eller period. Lägg till den eller ange vilken kolumn det är.',
    'The table has no column for date or period. Add it or state which column it is.',
  ],
  'no-column': [
    'error',
    'Kolumnen ”{value}” finns inte i rubrikraden. Kontrollera stavningen.',
    'The column "{value}" is not in the header row. Check the spelling.',
  ],
  empty: [
    'error',
    'Tabellen har inga rader under rubrikerna. Kontrollera urvalet i exporten.',
    'The table has no rows below its headers. Check the selection of the export.',
  ],
  encoding: ['info', 'Filen är kodad som {encoding} och läses så.', 'The file is encoded as {encoding} and is read as such.'],
  damaged: [
    'warning',
    'Texten har tecken som gått förlorade (U+FFFD). Beloppen läses; kontrollera namn och texter.',
    'The text has characters that are lost (U+FFFD). Amounts are read; check names and texts.',
  ],
  account: [
    'error',
    'Kontot ”{value}” i cell {cell} har annat än siffror. Rätta det i källan.',
    'The account "{value}" in cell {cell} has other characters than digits. Correct it in the source.',
  ],
  amount: ['error', 'Beloppet i cell {cell} går inte att läsa: {reason}.', 'The amount in cell {cell} cannot be read: {reason}.'],
  'amount-ore': [
    'error',
    'Beloppet ”{value}” i cell {cell} har delar av ett öre. Exportera med två decimaler.',
    'The amount "{value}" in cell {cell} has parts of an öre. Export with two decimals.',
  ],
  'amount-large': [
    'error',
    'Beloppet ”{value}” i cell {cell} är för stort för att räknas på öret. Kontrollera källan.',
    'The amount "{value}" in cell {cell} is too large to be exact to the öre. Check the source.',
  ],
  'amount-missing': [
    'warning',
    'Raden har konto men inget belopp (cell {cell}); den räknas inte, och saknat är inte noll.',
    'The row has an account but no amount (cell {cell}); it is not counted, and missing is not zero.',
  ],
  date: [
    'error',
    'Datumet eller perioden ”{value}” i cell {cell} går inte att läsa; skriv 2025-01-31 eller 202501.',
    'The date or period "{value}" in cell {cell} cannot be read; write 2025-01-31 or 202501.',
  ],
  formula: [
    'error',
    'Cell {cell} har formelfelet {value}. Rätta formeln i källan.',
    'Cell {cell} has the formula error {value}. Correct the formula in the source.',
  ],
  total: [
    'info',
    'Rader utan konto eller med summor hoppades över (antal: {count}, den första är rad {first}).',
    'Rows without account or with totals were skipped (count: {count}, the first is row {first}).',
  ],
  hidden: [
    'warning',
    'Bladet har dolda rader eller kolumner (antal: {count}); de är också data och läses.',
    'The sheet has hidden rows or columns (count: {count}); they are data too and are read.',
  ],
  sheets: ['info', 'Filen har {count} blad; {value} läses.', 'The file has {count} sheets; {value} is read.'],
  unit: ['info', 'Beloppen läses som {value} enligt rubriken.', 'Amounts are read as {value} by the header.'],
  unbalanced: [
    'info',
    'Raderna summerar till {difference} kr, inte noll. Det är väntat om bara resultatkonton har exporterats.',
    'The rows sum to {difference} kr, not zero. That is expected when only result accounts were exported.',
  ],
  'too-many': [
    'error',
    'Tabellen har fler än {value} rader eller kolumner än vad som kan läsas. Dela upp den.',
    'The table has more than {value} rows or columns than can be read. Split it.',
  ],
} as const satisfies Record<string, Remark>

export type FlatRemark = keyof typeof FLAT_REMARKS

export class FlatLog extends RemarkLog<FlatRemark> {
  constructor() {
    super(FLAT_REMARKS, 'ledger/flat-')
  }
}
