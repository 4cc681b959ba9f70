// Every remark a reader of ledger files can make: code, severity and the sentence (what, where, what next), FORMATS §1.8.
// Knows nothing about parsing. A reading is accepted exactly when no remark of severity error was made.
import { type Remark, RemarkLog } from './remarkLog.ts'

const SIE_REMARKS = {
  'not-sie': [
    'error',
    'Filen är inte en SIE-fil: {reason}. Exportera på nytt från ekonomisystemet som SIE.',
    'The file is not a SIE file: {reason}. Export it again from the ledger as SIE.',
  ],
  'no-flag': [
    'error',
    'Filen börjar inte med #FLAGGA utan med {label}. Den är avklippt i början eller ingen SIE-fil; exportera på nytt.',
    'The file does not start with #FLAGGA but with {label}. Its beginning is cut off or it is no SIE file; export it again.',
  ],
  flag: [
    'warning',
    '#FLAGGA är {value}: filen har redan lästs in någonstans. Kontrollera att det är rätt fil.',
    '#FLAGGA is {value}: the file has already been imported somewhere. Check that it is the right file.',
  ],
  type: [
    'error',
    'SIE-typen {value} är okänd. Exportera som typ 1, 2, 3 eller 4.',
    'The SIE type {value} is unknown. Export as type 1, 2, 3 or 4.',
  ],
  format: [
    'warning',
    '#FORMAT är {value}, inte PC8. Teckenkodningen avgörs av innehållet; kontrollera å, ä och ö.',
    '#FORMAT is {value}, not PC8. The encoding is decided from the content; check å, ä and ö.',
  ],
  encoding: [
    'warning',
    'Filen säger PC8 men är kodad som {encoding}. Den läses så; kontrollera namn med å, ä och ö.',
    'The file says PC8 but is encoded as {encoding}. It is read as such; check names with å, ä and ö.',
  ],
  'encoding-mixed': [
    'warning',
    'Filen började läsas som {encoding} men längre ned talar tecknen för {other}. Ange kodningen själv om namn ser fel ut.',
    'Reading started as {encoding} but later characters speak for {other}. State the encoding yourself if names look wrong.',
  ],
  damaged: [
    'warning',
    'Texten har tecken som gått förlorade (U+FFFD). Beloppen läses; behåll namn som redan finns i kontoplanen.',
    'The text has characters that are lost (U+FFFD). Amounts are read; keep names already in the chart of accounts.',
  ],
  control: [
    'warning',
    'Otillåtet styrtecken (kod {value}) i posten {label}. Det tas bort; kontrollera texten.',
    'Control character (code {value}) not allowed in {label}. It is removed; check the text.',
  ],
  'text-unquoted': [
    'warning',
    'Texten i {label} saknar citattecken och läses som ”{value}”. Kontrollera att den är hel.',
    'The text of {label} has no quotes and is read as "{value}". Check that it is complete.',
  ],
  'quote-open': [
    'error',
    'Ett citattecken i {label} avslutas inte på raden. Rätta raden i källan och exportera igen.',
    'A quote in {label} is not closed on the line. Correct the line in the source and export again.',
  ],
  'brace-open': [
    'error',
    'En klammer i {label} avslutas inte på raden, eller står i en annan. Rätta raden i källan och exportera igen.',
    'A brace in {label} is not closed on the line, or stands inside another. Correct the line in the source and export again.',
  ],
  'brace-stray': [
    'error',
    '{value} står utan verifikation (#VER) före. Filen är skadad eller avklippt; exportera igen.',
    '{value} stands without a voucher (#VER) before it. The file is damaged or cut off; export it again.',
  ],
  'brace-on-ver': [
    'warning',
    '{ står på samma rad som #VER; den läses som om den stod på nästa.',
    '{ is on the #VER line; it is read as if on the next.',
  ],
  'brace-missing': [
    'warning',
    'Raderna efter #VER på rad {value} saknar { före sig; de läses som verifikationens rader.',
    'The rows after #VER on line {value} have no { before them; they are read as rows of the voucher.',
  ],
  'voucher-open': [
    'error',
    'Verifikation {voucher} avslutas aldrig med }. Filen är avklippt eller skadad; exportera igen.',
    'Voucher {voucher} is never closed with }. The file is cut off or damaged; export it again.',
  ],
  'row-outside': [
    'error',
    '{label} står utanför en verifikation. Filen är skadad eller avklippt; exportera igen.',
    '{label} stands outside a voucher. The file is damaged or cut off; export it again.',
  ],
  'list-missing': [
    'warning',
    '#TRANS saknar objektlista; den läses som {}. Be leverantören skriva {}.',
    '#TRANS has no object list; it is read as {}. Ask the supplier to write {}.',
  ],
  'list-odd': [
    'warning',
    'Objektlistan {value} i {label} är ofullständig; en dimension utan objekt räknas inte. Kontrollera konteringen.',
    'The object list {value} in {label} is incomplete; a dimension without object is left out. Check the coding.',
  ],
  'list-repeated': [
    'warning',
    'Objektlistan {value} i {label} har samma dimension två gånger; den första gäller. Kontrollera konteringen.',
    'The object list {value} in {label} has the same dimension twice; the first holds. Check the coding.',
  ],
  'fields-missing': [
    'error',
    '{label} saknar fält: {field}. Rätta posten i källan och exportera igen.',
    '{label} lacks a field: {field}. Correct the record in the source and export again.',
  ],
  amount: [
    'error',
    'Beloppet ”{value}” i {label} går inte att läsa; det skrivs som 1234.50, med minus först. Rätta i källan och exportera igen.',
    'The amount "{value}" in {label} cannot be read; it is written 1234.50, minus first. Correct the source and export again.',
  ],
  'amount-large': [
    'error',
    'Beloppet ”{value}” i {label} är för stort för att räknas på öret. Kontrollera källan.',
    'The amount "{value}" in {label} is too large to be exact to the öre. Check the source.',
  ],
  date: [
    'error',
    'Datumet ”{value}” i {label} finns inte; det skrivs ÅÅÅÅMMDD. Rätta i källan och exportera igen.',
    'The date "{value}" in {label} does not exist; it is written YYYYMMDD. Correct the source and export again.',
  ],
  'date-info': [
    'warning',
    'Datumet ”{value}” i {label} går inte att läsa (ÅÅÅÅMMDD). Uppgiften lämnas tom.',
    'The date "{value}" in {label} cannot be read (YYYYMMDD). It is left empty.',
  ],
  period: [
    'error',
    'Perioden ”{value}” i {label} finns inte; den skrivs ÅÅÅÅMM. Rätta i källan och exportera igen.',
    'The period "{value}" in {label} does not exist; it is written YYYYMM. Correct the source and export again.',
  ],
  'year-number': [
    'error',
    'Årsnumret ”{value}” i {label} går inte att läsa; 0 är innevarande år, -1 föregående. Rätta i källan.',
    'The year number "{value}" in {label} cannot be read; 0 is the current year, -1 the previous. Correct the source.',
  ],
  'years-missing': [
    'error',
    'Filen saknar #RAR: vilket år beloppen gäller är okänt. Exportera igen med räkenskapsår.',
    'The file has no #RAR: the year of the amounts is unknown. Export again with financial years.',
  ],
  'year-undeclared': [
    'warning',
    'År {value} används i {label} men saknar #RAR. Beloppen kan inte placeras i tiden; exportera med det året.',
    'Year {value} is used in {label} but has no #RAR. The amounts cannot be placed in time; export with that year.',
  ],
  'date-outside': [
    'warning',
    'Datumet {value} ligger utanför alla räkenskapsår (#RAR) i filen. Kontrollera verifikationen.',
    'The date {value} is outside every financial year (#RAR) of the file. Check the voucher.',
  ],
  'period-outside': [
    'warning',
    'Perioden {value} ligger utanför sitt räkenskapsår. Kontrollera posten {label}.',
    'The period {value} is outside its financial year. Check the {label} record.',
  ],
  'account-not-digits': [
    'error',
    'Kontot ”{account}” har annat än siffror. Rätta kontot i källan, eller ange ett ersättningskonto.',
    'The account "{account}" has other characters than digits. Correct it in the source or state a replacement.',
  ],
  'account-length': [
    'warning',
    'Kontot {account} har inte fyra siffror. Det behålls som det är; kontrollera mot kontoplanen.',
    'The account {account} does not have four digits. It is kept as it is; check against the chart of accounts.',
  ],
  'account-undeclared': [
    'warning',
    'Kontot {account} används men saknas i filens kontoplan (#KONTO). Beloppen behålls; lägg kontot i mappningen.',
    'The account {account} is used but not in the chart of the file (#KONTO). Amounts are kept; map the account.',
  ],
  'account-undeclared-4i': [
    'info',
    'Kontot {account} används men saknas i filens kontoplan, vilket är vanligt i 4I.',
    'The account {account} is used but not in the chart of the file, which is normal in 4I.',
  ],
  'object-undeclared': [
    'info',
    'Objektet {object} i dimension {dimension} används men saknar #OBJEKT. Det behålls utan namn.',
    'Object {object} of dimension {dimension} is used without #OBJEKT. It is kept without a name.',
  ],
  'dimension-undeclared': [
    'info',
    'Dimension {dimension} används men saknar #DIM. Ange under Import › Mappning vad den betyder.',
    'Dimension {dimension} is used without #DIM. State what it means under Import › Mapping.',
  ],
  'declared-twice': [
    'warning',
    '{label} {value} står två gånger; den första gäller. Kontrollera registret i källan.',
    '{label} {value} stands twice; the first holds. Check the register in the source.',
  ],
  'key-twice': [
    'error',
    '{label} {value} står två gånger (först på rad {first}). Inget av beloppen kan antas gälla; exportera igen.',
    '{label} {value} stands twice (first on line {first}). Neither amount can be assumed; export again.',
  ],
  'voucher-unbalanced': [
    'error',
    'Verifikation {voucher} summerar inte till noll: differens {difference} kr. Rätta den i ekonomisystemet och exportera igen.',
    'Voucher {voucher} does not sum to zero: difference {difference} kr. Correct it in the ledger and export again.',
  ],
  'voucher-empty': [
    'warning',
    'Verifikation {voucher} har inga rader. Kontrollera att den är makulerad.',
    'Voucher {voucher} has no rows. Check that it has been cancelled.',
  ],
  'voucher-number': [
    'warning',
    'Verifikation {voucher} har ett nummer som faller eller upprepas i serien. Kontrollera att inget är dubbelt.',
    'Voucher {voucher} has a number that falls or repeats within its series. Check that nothing is doubled.',
  ],
  'voucher-size': [
    'error',
    'Verifikation {voucher} har fler än {value} rader. Dela upp den i källan.',
    'Voucher {voucher} has more than {value} rows. Split it in the source.',
  ],
  'vouchers-in-balances': [
    'warning',
    'Filen är av typ {value} men har verifikationer. De läses inte om du inte ber om det.',
    'The file is type {value} but has vouchers. They are not read unless asked for.',
  ],
  'balances-in-4i': [
    'warning',
    'Filen är en importfil (4I) men har saldon. De läses inte om du inte ber om det.',
    'The file is an import file (4I) but has balances. They are not read unless asked for.',
  ],
  'added-without-twin': [
    'warning',
    '#RTRANS följs inte av en likadan #TRANS; raden räknas inte. Kontrollera verifikationen i källan.',
    '#RTRANS is not followed by an identical #TRANS; the row is not counted. Check the voucher in the source.',
  ],
  'closing-differs': [
    'warning',
    'Konto {account} år {year}: utgående balans {closing} kr, men ingående plus rörelser ger {expected} kr (differens {difference} kr).',
    'Account {account} year {year}: closing balance {closing} kr, but opening plus movements give {expected} kr (difference {difference} kr).',
  ],
  'result-differs': [
    'warning',
    'Konto {account} år {year}: #RES {closing} kr, men {source} ger {expected} kr (differens {difference} kr).',
    'Account {account} year {year}: #RES {closing} kr, but {source} give {expected} kr (difference {difference} kr).',
  ],
  unknown: [
    'info',
    'Posten {label} är okänd och hoppas över (antal: {count}).',
    'The record {label} is unknown and skipped (count: {count}).',
  ],
  'record-missing': [
    'info',
    'Posten {label} saknas fast standarden kräver den.',
    'The record {label} is missing though the standard demands it.',
  ],
  currency: [
    'warning',
    'Filens valuta är {value}, inte SEK. Beloppen räknas inte om.',
    'The currency of the file is {value}, not SEK. Amounts are not converted.',
  ],
  text: [
    'error',
    'Rad som inte är en post: ”{value}”. Filen är skadad eller en text sprider sig över flera rader; exportera igen.',
    'A line that is no record: "{value}". The file is damaged or a text spreads over several lines; export it again.',
  ],
  'line-long': [
    'error',
    'Raden är längre än {value} tecken och läses inte. Filen är skadad eller ingen SIE-fil.',
    'The line is longer than {value} characters and is not read. The file is damaged or no SIE file.',
  ],
  'too-many': [
    'error',
    'Filen har fler än {value} konton, objekt eller saldon. Dela upp den.',
    'The file has more than {value} accounts, objects or balances. Split it.',
  ],
  'cut-off': [
    'info',
    'Sista raden saknar radslut och kan vara avklippt. Kontrollera att exporten blev klar.',
    'The last line has no line end and may be cut off. Check that the export was completed.',
  ],
  'checksum-wrong': [
    'error',
    'Kontrollsumman (#KSUMMA) är {value} men innehållet ger {expected}. Filen har ändrats eller skadats; hämta den på nytt.',
    'The checksum (#KSUMMA) is {value} but the content gives {expected}. The file was changed or damaged; fetch it again.',
  ],
  'checksum-open': [
    'error',
    'Filen börjar med #KSUMMA men avslutas inte med någon summa: den är avklippt. Hämta den på nytt.',
    'The file opens with #KSUMMA but has no sum at its end: it is cut off. Fetch it again.',
  ],
  'checksum-unopened': [
    'warning',
    '#KSUMMA {value} har ingen inledande #KSUMMA och kan inte kontrolleras.',
    '#KSUMMA {value} has no opening #KSUMMA and cannot be verified.',
  ],
  'checksum-after': [
    'warning',
    'Det finns poster efter den avslutande #KSUMMA; de skyddas inte av summan.',
    'There are records after the closing #KSUMMA; the sum does not protect them.',
  ],
  'written-otherwise': [
    'warning',
    'Tecknet {value} finns inte i PC8 och skrevs som {other}. Kontrollera namn och texter.',
    'The character {value} is not in PC8 and was written as {other}. Check names and texts.',
  ],
  'written-cross': [
    'warning',
    '{label} för konto {account} har flera dimensioner, vilket SIE 4 inte kan skriva. Raden utelämnas; använd verifikationer.',
    '{label} for account {account} has several dimensions, which SIE 4 cannot write. The row is left out; use vouchers.',
  ],
  xml: [
    'error',
    'XML-filen går inte att läsa: {reason}. Exportera igen som SIE 5 eller SIE 4.',
    'The XML file cannot be read: {reason}. Export again as SIE 5 or SIE 4.',
  ],
  'balance-between': [
    'info',
    'Konto {account} har {count} saldon inne i ett räkenskapsår; bara årets ingående och senaste utgående läses.',
    'Account {account} has {count} balances within a financial year; only the opening and the latest closing are read.',
  ],
  signature: ['info', 'Filens elektroniska signatur prövas inte.', 'The electronic signature of the file is not verified.'],
  'xml-limit': [
    'error',
    'XML-filen läses inte: {reason}. Filen är skadad eller ingen SIE 5-fil.',
    'The XML file is not read: {reason}. The file is damaged or no SIE 5 file.',
  ],
} as const satisfies Record<string, Remark>

export type SieRemark = keyof typeof SIE_REMARKS

export class SieLog extends RemarkLog<SieRemark> {
  constructor() {
    super(SIE_REMARKS, 'ledger/sie-')
  }
}

/** `-1234.50` as Swedish text for messages: `-1 234,50`. */
export function krona(ore: number): string {
  const whole = Math.trunc(Math.abs(ore) / 100)
  const rest = String(Math.abs(ore) % 100).padStart(2, '0')
  return `${ore < 0 ? '−' : ''}${String(whole).replace(/\B(?=(\d{3})+(?!\d))/g, '\u00a0')},${rest}`
}
