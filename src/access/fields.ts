// Which sensitive fields a role sees. Deny by default down to the field: a page shows only what stands in the set it gets.
// Refuses: storing or hiding anything itself. The cube, the reports and open data never hold these fields at all.
import type { Actor } from '../kernel/actor.ts'
import type { UnitCode } from '../kernel/ids.ts'
import { type Text, text } from '../kernel/text.ts'
import { countsAs, covers, grantsOn } from './grant.ts'
import { DEMO_READER, type Holder, type Where } from './rules.ts'

/** `belowCommittee`: amounts on units below a committee, finer than account × committee. */
export const SENSITIVE_FIELDS = ['belowCommittee', 'voucherText', 'supplier', 'employee', 'patient'] as const
export type SensitiveField = (typeof SENSITIVE_FIELDS)[number]

export interface FieldRule {
  field: SensitiveField
  name: Text
  /** See the field wherever it is. */
  everywhere: readonly Holder[]
  /** See the field in their own unit and below. */
  inOwnUnit: readonly Holder[]
  why: Text
}

export const FIELD_RULES: readonly FieldRule[] = [
  {
    field: 'belowCommittee',
    name: text('Belopp under nämndens nivå', 'Amounts below the committee'),
    everywhere: ['manager', 'controller', 'official', 'auditor', 'demoReader'],
    inOwnUnit: [],
    why: text(
      'Förtroendevalda och medborgare stannar vid konto × nämnd; administratören sköter systemet, inte ekonomin.',
      'Elected members and citizens stop at account × committee; the administrator runs the system, not the economy.',
    ),
  },
  {
    field: 'voucherText',
    name: text('Verifikationens text', 'The text of a voucher'),
    everywhere: ['auditor', 'demoReader'],
    inOwnUnit: ['manager', 'controller', 'official'],
    why: text('Texten kan nämna enskilda.', 'The text may name individuals.'),
  },
  {
    field: 'supplier',
    name: text('Leverantör', 'Supplier'),
    everywhere: ['auditor', 'demoReader'],
    inOwnUnit: ['manager', 'controller', 'official'],
    why: text('En leverantör kan vara en enskild person.', 'A supplier may be an individual.'),
  },
  {
    field: 'employee',
    name: text('Anställd', 'Employee'),
    everywhere: ['auditor'],
    inOwnUnit: ['manager'],
    why: text(
      'Personuppgift: chefen för de egna, revisionen vid granskning.',
      'Personal data: the manager for their own, audit when auditing.',
    ),
  },
  {
    field: 'patient',
    name: text('Patient', 'Patient'),
    everywhere: ['auditor'],
    inOwnUnit: [],
    why: text(
      'Hälso- och sjukvårdssekretess: bara revisionen, när granskningen kräver det.',
      'Confidentiality of health care: audit only, when auditing needs it.',
    ),
  },
]

/** The fields an actor sees over a unit. A page asks once and shows nothing that is not in the set. */
export function fieldsSeen(actor: Actor, unit: UnitCode, { today, contains }: Where): ReadonlySet<SensitiveField> {
  const held = grantsOn(actor.grants, today)
  const has = ({ everywhere, inOwnUnit }: FieldRule): boolean =>
    actor === DEMO_READER
      ? everywhere.includes('demoReader')
      : held.some(
          (one) => everywhere.includes(countsAs(one)) || (inOwnUnit.includes(countsAs(one)) && covers(one, unit, contains)),
        )
  return new Set(FIELD_RULES.filter(has).map(({ field }) => field))
}

export const maySeeField = (actor: Actor, field: SensitiveField, unit: UnitCode, where: Where): boolean =>
  fieldsSeen(actor, unit, where).has(field)
