// Door 2: units and companies in the database. The only file of the room with SQL.
// Refuses to save an organisation that has no tree: all findings at once, nothing changed.
import { hasErrors } from '../kernel/finding.ts'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { audit } from '../storage/audit.ts'
import type { Tx } from '../storage/database.ts'
import { remembered } from '../storage/remember.ts'
import type { Company, Share } from './company.ts'
import { type Change, checkUnits, type Unit, type UnitKind } from './unit.ts'

export { dropPending, keepPending, loadPending, type PendingFile } from './pending/store.ts'

interface UnitRecord {
  code: string
  kind: UnitKind
  name: string
  parent: string | null
  valid_from: string
  valid_to: string | null
}

interface PlacementRecord {
  unit: string
  from_date: string
  parent: string | null
  merged_into: string | null
}

/** Read again when the organisation has been written; never to be changed by who gets it. */
export const loadUnits = (tx: Tx): Promise<Unit[]> =>
  remembered(tx, { key: 'organisation/units', follows: ['organisation/'] }, () => readUnits(tx))

async function readUnits(tx: Tx): Promise<Unit[]> {
  const rows = await tx.query<UnitRecord>(
    'select code, kind, name, parent, valid_from, valid_to from organisation.unit where authority_id = $1 order by code',
    [tx.authority],
  )
  const placements = await tx.query<PlacementRecord>(
    'select unit, from_date, parent, merged_into from organisation.placement where authority_id = $1 order by unit, from_date',
    [tx.authority],
  )
  const changes = new Map<string, Change[]>()
  for (const { unit, from_date: from, parent, merged_into: mergedInto } of placements) {
    const list = changes.get(unit) ?? []
    list.push(mergedInto === null ? { from, parent: parent ?? undefined } : { from, mergedInto })
    changes.set(unit, list)
  }
  return rows.map((row) => ({
    code: row.code,
    kind: row.kind,
    name: row.name,
    validFrom: row.valid_from,
    ...(row.parent === null ? {} : { parent: row.parent }),
    ...(row.valid_to === null ? {} : { validTo: row.valid_to }),
    ...(changes.has(row.code) ? { changes: changes.get(row.code)! } : {}),
  }))
}

/** Adds units and updates known ones together with what is stored; units left out of the list stay as they are. */
export async function saveUnits(tx: Tx, units: readonly Unit[]): Promise<void> {
  const known = new Map((await loadUnits(tx)).map((unit) => [unit.code, unit]))
  const incoming = new Set(units.map((unit) => unit.code))
  const findings = checkUnits([...[...known.values()].filter((unit) => !incoming.has(unit.code)), ...units])
  if (hasErrors(findings)) {
    const { sv, en } = findings[0]!.message
    throw new Refusal(
      'invalid',
      'organisation/not-a-tree',
      text(`Organisationen sparades inte. ${sv}`, `Not saved. ${en}`),
      findings,
    )
  }
  await tx.query(
    `insert into organisation.unit (authority_id, code, kind, name, parent, valid_from, valid_to)
     select $1::uuid, u.code, u.kind, u.name, u.parent, u.valid_from, u.valid_to
     from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::date[])
       as u (code, kind, name, parent, valid_from, valid_to)
     on conflict (authority_id, code) do update set kind = excluded.kind, name = excluded.name, parent = excluded.parent,
       valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
    [
      tx.authority,
      units.map((unit) => unit.code),
      units.map((unit) => unit.kind),
      units.map((unit) => unit.name),
      units.map((unit) => unit.parent ?? null),
      units.map((unit) => unit.validFrom),
      units.map((unit) => unit.validTo ?? null),
    ],
  )
  const changes = units.flatMap((unit) => (unit.changes ?? []).map((change) => ({ unit: unit.code, change })))
  await tx.query(
    `insert into organisation.placement (authority_id, unit, from_date, parent, merged_into)
     select $1::uuid, c.unit, c.from_date, c.parent, c.merged_into
     from unnest($2::text[], $3::date[], $4::text[], $5::text[]) as c (unit, from_date, parent, merged_into)
     on conflict (authority_id, unit, from_date) do update set parent = excluded.parent, merged_into = excluded.merged_into`,
    [
      tx.authority,
      changes.map((c) => c.unit),
      changes.map((c) => c.change.from),
      changes.map((c) => ('mergedInto' in c.change ? null : (c.change.parent ?? null))),
      changes.map((c) => ('mergedInto' in c.change ? c.change.mergedInto : null)),
    ],
  )
  const changed = units.filter((unit) => JSON.stringify(known.get(unit.code)) !== JSON.stringify(unit))
  await audit(tx, {
    action: 'organisation/save-units',
    subject: 'organisation',
    before: { units: known.size },
    after: {
      given: units.length,
      changed: changed.slice(0, SAID_IN_LOG).map((unit) => unit.code),
      more: Math.max(0, changed.length - SAID_IN_LOG),
    },
  })
}

/** Codes of changed units in one entry; a whole organisation read in is said by its number. */
const SAID_IN_LOG = 50

interface CompanyRecord {
  code: string
  name: string
  orgnr: string | null
  legal_form: string | null
  held_via: string | null
  consolidated: boolean
  synthetic: boolean
  purpose: string | null
  share_source: string | null
}

export async function loadCompanies(tx: Tx): Promise<Company[]> {
  const rows = await tx.query<CompanyRecord>(
    `select code, name, orgnr, legal_form, held_via, consolidated, synthetic, purpose, share_source
     from organisation.company where authority_id = $1 order by code`,
    [tx.authority],
  )
  const shares = await tx.query<{ company: string; from_date: string } & Share>(
    `select company, from_date, numerator, denominator from organisation.owned_share where authority_id = $1 order by from_date`,
    [tx.authority],
  )
  return rows.map((row) => {
    const own = shares.filter((share) => share.company === row.code)
    const values = Object.fromEntries(own.map(({ from_date, numerator, denominator }) => [from_date, { numerator, denominator }]))
    return {
      code: row.code,
      name: row.name,
      consolidated: row.consolidated,
      synthetic: row.synthetic,
      ...(row.orgnr === null ? {} : { orgnr: row.orgnr }),
      ...(row.legal_form === null ? {} : { legalForm: row.legal_form }),
      ...(row.held_via === null ? {} : { heldVia: row.held_via }),
      ...(row.purpose === null ? {} : { purpose: row.purpose }),
      ...(own.length === 0 ? {} : { ownedShare: { source: row.share_source ?? '', values } }),
    }
  })
}

export async function saveCompanies(tx: Tx, companies: readonly Company[]): Promise<void> {
  await tx.query(
    `insert into organisation.company
       (authority_id, code, name, orgnr, legal_form, held_via, consolidated, synthetic, purpose, share_source)
     select $1::uuid, c.code, c.name, c.orgnr, c.legal_form, c.held_via, c.consolidated, c.synthetic, c.purpose, c.share_source
     from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[], $8::boolean[], $9::text[], $10::text[])
       as c (code, name, orgnr, legal_form, held_via, consolidated, synthetic, purpose, share_source)
     on conflict (authority_id, code) do update set name = excluded.name, orgnr = excluded.orgnr,
       legal_form = excluded.legal_form, held_via = excluded.held_via, consolidated = excluded.consolidated,
       synthetic = excluded.synthetic, purpose = excluded.purpose, share_source = excluded.share_source`,
    [
      tx.authority,
      companies.map((c) => c.code),
      companies.map((c) => c.name),
      companies.map((c) => c.orgnr ?? null),
      companies.map((c) => c.legalForm ?? null),
      companies.map((c) => c.heldVia ?? null),
      companies.map((c) => c.consolidated),
      companies.map((c) => c.synthetic),
      companies.map((c) => c.purpose ?? null),
      companies.map((c) => c.ownedShare?.source ?? null),
    ],
  )
  const shares = companies.flatMap((c) =>
    Object.entries(c.ownedShare?.values ?? {}).map(([from, share]) => ({ company: c.code, from, ...share })),
  )
  await tx.query(
    `insert into organisation.owned_share (authority_id, company, from_date, numerator, denominator)
     select $1::uuid, s.company, s.from_date, s.numerator, s.denominator
     from unnest($2::text[], $3::date[], $4::bigint[], $5::bigint[]) as s (company, from_date, numerator, denominator)
     on conflict (authority_id, company, from_date) do update set numerator = excluded.numerator, denominator = excluded.denominator`,
    [
      tx.authority,
      shares.map((s) => s.company),
      shares.map((s) => s.from),
      shares.map((s) => s.numerator),
      shares.map((s) => s.denominator),
    ],
  )
}
