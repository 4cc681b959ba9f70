// Small ledger files to send through the browser: one that is whole, and one with several faults on known lines.

interface Line {
  account: string
  name: string
  kronor: number
}

const RENT: Line = { account: '6010', name: 'Lokalhyror', kronor: 1200 }
const BANK: Line = { account: '1930', name: 'Bank', kronor: -1200 }

function file(year: number, vouchers: string[]): string {
  return [
    '#FLAGGA 0',
    '#PROGRAM "Huvudboken" "1.0"',
    '#FORMAT PC8',
    `#GEN ${year + 1}0115`,
    '#SIETYP 4',
    '#ORGNR 232100-0222',
    '#FNAMN "Provfil"',
    `#RAR 0 ${year}0101 ${year}1231`,
    ...[RENT, BANK].map(({ account, name }) => `#KONTO ${account} "${name}"`),
    `#UB 0 ${BANK.account} ${BANK.kronor}.00`,
    `#RES 0 ${RENT.account} ${RENT.kronor}.00`,
    ...vouchers,
    '',
  ].join('\r\n')
}

const voucher = (year: number, amounts: [string, string][]): string[] => [
  `#VER "A" "1" ${year}0131 "Hyra"`,
  '{',
  ...amounts.map(([account, amount]) => `#TRANS ${account} {} ${amount}`),
  '}',
]

const bytes = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text, 'latin1') })

/** Two lines that balance. */
export const wholeLedger = (year: number) =>
  bytes(
    `prov-${year}.se`,
    file(
      year,
      voucher(year, [
        [RENT.account, '1200.00'],
        [BANK.account, '-1200.00'],
      ]),
    ),
  )

/** A voucher that begins on line 13 and never ends, and amounts that are no numbers on lines 15 and 16. */
export const brokenLedger = (year: number) =>
  bytes(
    `trasig-${year}.se`,
    file(
      year,
      voucher(year, [
        [RENT.account, 'tusen'],
        [BANK.account, '1.2.3'],
      ]).slice(0, -1),
    ),
  )

export const BROKEN_LINES = [13, 15, 16]
