// What the receipt lists to be mapped: accounts the chart lacks and cost centres nobody has registered. Nothing is dropped for it.
import { type Finding, finding } from '../../kernel/finding.ts'
import { text } from '../../kernel/text.ts'

/** Codes told one by one; the rest are counted. */
const TOLD = 50

/** `met` holds each code with the first line it was met on. */
export function unknownAccounts(met: ReadonlyMap<string, number>, isKnown: (account: string) => boolean): Finding[] {
  return told(met, isKnown, 'ledger/unknown-account', (account) =>
    text(
      `Konto ${account} finns inte i kontoplanen. Beloppet är med i böckerna men inte på någon rad i räkenskaperna: ange raden det hör till under Importer › Konton och rader.`,
      `Account ${account} is not in the chart. Its amounts are in the books but on no line of the statements: say which line it belongs to under Imports › Accounts and lines.`,
    ),
  )
}

export function unknownCostCentres(met: ReadonlyMap<string, number>, isKnown: (code: string) => boolean): Finding[] {
  return told(met, isKnown, 'ledger/unknown-cost-centre', (code) =>
    text(
      `Kostnadsstället ${code} finns inte i organisationen och visas under ”omappad”. Lägg till det i organisationen och läs in filen igen.`,
      `Cost centre ${code} is not in the organisation and is shown under "omappad". Add it to the organisation and import the file again.`,
    ),
  )
}

function told(
  met: ReadonlyMap<string, number>,
  isKnown: (code: string) => boolean,
  code: string,
  message: (code: string) => Finding['message'],
): Finding[] {
  const unknown = [...met].filter(([name]) => !isKnown(name)).sort(([a], [b]) => (a < b ? -1 : 1))
  const findings = unknown
    .slice(0, TOLD)
    .map(([name, line]) => finding(code, 'warning', message(name), { cell: name, ...(line > 0 ? { line } : {}) }))
  const rest = unknown.length - TOLD
  if (rest > 0) {
    findings.push(finding(`${code}s`, 'warning', text(`Ytterligare ${rest} av samma slag.`, `Another ${rest} of the same kind.`)))
  }
  return findings
}
