// What can only be said when a whole ledger file has been read: undeclared accounts, closing balances against movements.
// Warnings with the difference per account; nothing is corrected.
import type { SieVariant } from './sieBook.ts'
import { krona, type SieLog } from './sieFindings.ts'
import type { AccountState, SieRegister, YearAmounts } from './sieRegister.ts'

/** Dimensions with a meaning in the standard need no declaration. */
const RESERVED = new Set(['1', '2', '6', '7', '8', '9', '10'])
/** Employee, customer, supplier, invoice: their codes may be personal data and are never shown in a remark. */
const PERSONAL = new Set(['7', '8', '9', '10'])

export function checkDeclarations(register: SieRegister, variant: SieVariant, log: SieLog): void {
  const undeclared = variant === '4I' ? 'account-undeclared-4i' : 'account-undeclared'
  for (const account of register.accounts.values()) {
    if (account.usedLine > 0 && account.declaredLine === 0) log.add(undeclared, account.usedLine, { account: account.number })
  }
  const dimensions = new Set<string>()
  for (const { dimension, object, usedLine, declaredLine } of register.objects.values()) {
    if (usedLine === 0 || declaredLine > 0 || PERSONAL.has(dimension)) continue
    log.add('object-undeclared', usedLine, { object, dimension })
    if (!register.dimensions.has(dimension) && !RESERVED.has(dimension) && !dimensions.has(dimension)) {
      dimensions.add(dimension)
      log.add('dimension-undeclared', usedLine, { dimension })
    }
  }
  register.counts.accounts = [...register.accounts.values()].filter((a) => a.declaredLine > 0).length
  register.counts.objects = [...register.objects.values()].filter((o) => o.declaredLine > 0).length
  register.counts.dimensions = register.dimensions.size
}

/** UB against IB + movements and RES against movements or periods, per account and year, where the file has both sides. */
export function checkClosing(register: SieRegister, log: SieLog): void {
  register.years.forEach((year, slot) => {
    const amounts = [...register.accounts.values()].flatMap((a) => (a.years[slot] ? [a.years[slot]] : []))
    const has = (field: keyof YearAmounts) => amounts.some((a) => a[field] !== undefined)
    const movement = has('moved') ? 'moved' : has('periods') ? 'periods' : undefined
    if (movement === undefined) return
    const sides = { movement, closing: has('closing'), result: has('result'), periods: has('periods') } as const
    for (const account of register.accounts.values()) checkAccount(account, slot, year.no, sides, log)
  })
}

interface Sides {
  movement: 'moved' | 'periods'
  closing: boolean
  result: boolean
  periods: boolean
}

function checkAccount(account: AccountState, slot: number, year: number, sides: Sides, log: SieLog): void {
  const amounts = account.years[slot]
  if (amounts === undefined) return
  const values = { account: account.number, year }
  const moved = amounts[sides.movement] ?? 0
  if (carriesBalance(account, amounts)) {
    if (sides.closing) differs('closing-differs', values, amounts.closing ?? 0, (amounts.opening ?? 0) + moved, log)
  } else if (sides.result && !(account.number.startsWith('9') && amounts.result === undefined)) {
    const result = amounts.result ?? 0
    if (sides.periods) differs('result-differs', { ...values, source: '#PSALDO' }, result, amounts.periods ?? 0, log)
    if (sides.movement === 'moved') differs('result-differs', { ...values, source: '#TRANS' }, result, moved, log)
  }
}

/** What the file itself does with the account comes first, then its #KTYP, then the first digit of BAS. */
function carriesBalance(account: AccountState, amounts: YearAmounts): boolean {
  if (amounts.opening !== undefined || amounts.closing !== undefined) return true
  if (amounts.result !== undefined) return false
  if (account.kind !== null) return account.kind === 'T' || account.kind === 'S'
  return account.number.startsWith('1') || account.number.startsWith('2')
}

function differs(
  remark: 'closing-differs' | 'result-differs',
  values: Record<string, string | number>,
  closing: number,
  expected: number,
  log: SieLog,
): void {
  if (closing === expected) return
  const amounts = { closing: krona(closing), expected: krona(expected), difference: krona(closing - expected) }
  log.add(remark, undefined, { ...values, ...amounts })
}
