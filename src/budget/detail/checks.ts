// A detailed budget against what the unit has been given: above the frame it cannot be handed in, but always saved.
// Refuses: a frame nobody has decided as zero, and money left over that nobody answers for.
import { type Finding, finding } from '../../kernel/finding.ts'
import { type Ore, ore } from '../../kernel/money.ts'
import { isDate } from '../../kernel/month.ts'
import { type Text, text } from '../../kernel/text.ts'
import { writeKronor } from './kronor.ts'
import { type DetailSheet, netOf } from './sheet.ts'

/** Who distributes what is left of the frame, and by which day. */
export interface Undistributed {
  owner: string
  due: string
}

export interface Standing {
  /** Resources allocated to the unit, positive; undefined is missing, never zero. */
  frame: Ore | undefined
  /** Net of the rows: costs negative. */
  net: Ore
  /** Left of the frame, below zero when the rows are above it; undefined without a frame. */
  rest: Ore | undefined
}

export const standingOf = (sheet: Pick<DetailSheet, 'rows'>, frame: Ore | undefined): Standing =>
  standingFrom(netOf(sheet), frame)

export const standingFrom = (net: Ore, frame: Ore | undefined): Standing => ({
  frame,
  net,
  rest: frame === undefined ? undefined : ore(frame + net),
})

export interface CheckContext {
  frame: Ore | undefined
  /** Accounts the unit may budget on, with names. */
  accounts: ReadonlyMap<string, string>
  undistributed?: Undistributed
}

/** What handing in asks for. Errors stop it; a warning is said and left to whoever answers for the budget. */
export function checkDetail(sheet: DetailSheet, { frame, accounts, undistributed }: CheckContext): Finding[] {
  const findings: Finding[] = []
  const say = (code: string, severity: Finding['severity'], message: Text, cell?: string) =>
    findings.push(finding(`budget/detail-${code}`, severity, message, cell === undefined ? {} : { cell }))
  const { rest } = standingOf(sheet, frame)
  if (sheet.rows.length === 0) say('empty', 'error', EMPTY)
  for (const row of sheet.rows) {
    if (!accounts.has(row.account)) say('account', 'error', UNKNOWN_ACCOUNT(row.account), row.id)
    if (row.months.every((one) => one === null)) say('no-amount', 'warning', NO_AMOUNT(row.account, row.text), row.id)
  }
  if (rest === undefined) say('no-frame', 'error', NO_FRAME)
  else if (rest < 0) say('above-frame', 'error', ABOVE(ore(-rest), frame ?? ore(0)))
  else if (rest > 0) {
    if (!undistributed || undistributed.owner.trim() === '') say('no-owner', 'error', NO_OWNER(rest), 'owner')
    if (!undistributed || !isDate(undistributed.due)) say('no-due', 'error', NO_DUE(undistributed?.due ?? ''), 'due')
  }
  return findings
}

const EMPTY = text('Budgeten har inga rader. Lägg till en rad först.', 'The budget has no rows. Add a row first.')
const UNKNOWN_ACCOUNT = (account: string): Text =>
  text(
    `Konto ${account} kan inte budgeteras på enheten. Byt konto på raden eller be controllern öppna det.`,
    `Account ${account} cannot be budgeted here. Change the row’s account or ask the controller to open it.`,
  )
const NO_AMOUNT = (account: string, words: string): Text =>
  text(
    `Raden ${account}${words === '' ? '' : ` ${words}`} har inga belopp. Fyll i den eller ta bort den.`,
    `The row ${account}${words === '' ? '' : ` ${words}`} has no amounts. Fill it in or remove it.`,
  )
const NO_FRAME = text(
  'Enheten har ingen ram för året än. Lämna in när den är beslutad; det du skriver sparas.',
  'The unit has no frame for the year yet. Hand in when it is decided; what you write is saved.',
)
const ABOVE = (over: Ore, frame: Ore): Text =>
  text(
    `Raderna är ${writeKronor(over)} kr över ramen ${writeKronor(frame)} kr. Sänk dem, eller be om mer hos den som beslutar ramen.`,
    `The rows are SEK ${writeKronor(over)} above the frame of SEK ${writeKronor(frame)}. Lower them, or ask whoever decides the frame.`,
  )
const NO_OWNER = (rest: Ore): Text =>
  text(
    `${writeKronor(rest)} kr av ramen är inte fördelat. Skriv vem som fördelar det.`,
    `SEK ${writeKronor(rest)} of the frame is not distributed. Say who distributes it.`,
  )
const NO_DUE = (written: string): Text =>
  text(
    `Skriv vilken dag resten är fördelad, till exempel 2024-03-31.${written === '' ? '' : ` Du skrev ”${written}”.`}`,
    `Write the day the rest is distributed by, such as 2024-03-31.${written === '' ? '' : ` You wrote “${written}”.`}`,
  )
