// The organisation as it stood at the end of a year, or as it is now, with companies and owned shares.
import { formatDate, text } from '../../kernel/text.ts'
import { dayOfPeriod, shareOn, type Unit, unitTreeAt } from '../../organisation/model.ts'
import type { OrganisationView, UnitRow } from '../../organisation/pages/organisation.tsx'
import { today, type World } from '../world.ts'

/** The next or latest change of a unit, in words. */
function changeOf(unit: Unit, units: readonly Unit[]): UnitRow['change'] {
  const change = unit.changes?.at(-1)
  if (!change) return undefined
  const name = (code: string | undefined) => units.find((u) => u.code === code)?.name ?? code ?? ''
  const day = { sv: formatDate(change.from, 'sv'), en: formatDate(change.from, 'en') }
  if ('mergedInto' in change)
    return text(`Uppgick i ${name(change.mergedInto)} ${day.sv}`, `Merged into ${name(change.mergedInto)} ${day.en}`)
  return text(`Under ${name(change.parent)} från ${day.sv}`, `Under ${name(change.parent)} from ${day.en}`)
}

export function organisationView(
  world: World,
  year: number,
  structure: 'then' | 'now',
  open: readonly string[],
): OrganisationView {
  const date = structure === 'now' ? today() : dayOfPeriod(year, 12)
  const tree = unitTreeAt(world.units, date)
  const rows: UnitRow[] = []
  const walk = (code: string, level: number): void => {
    const unit = tree.unit(code)!
    const children = tree.childrenOf(code)
    rows.push({
      code,
      name: unit.name,
      kind: unit.kind,
      level,
      hasChildren: children.length > 0,
      validFrom: unit.validFrom,
      validTo: unit.validTo,
      change: changeOf(unit, world.units),
    })
    // The assembly is open from the start: below it stand the committees a reader comes for.
    if (open.includes(code) !== (level === 0)) for (const child of children) walk(child, level + 1)
  }
  for (const root of tree.roots()) walk(root, 0)
  const inGroup = new Set(world.statements.companies.map((c) => c.code))
  return {
    date,
    rows,
    open,
    companies: world.companies.map((c) => ({
      name: c.name,
      orgnr: c.orgnr,
      legalForm: c.legalForm,
      share: shareOn(c, date),
      heldVia: world.companies.find((one) => one.code === c.heldVia)?.name ?? c.heldVia,
      consolidated: inGroup.has(c.code),
      synthetic: c.synthetic,
    })),
    counts: { units: world.units.length, companies: world.companies.length },
    source: text(
      'Källa: organisationsregistret. Enheter under nämndernas förvaltningar kan vara syntetiska.',
      'Source: the organisation register. Units below the administrations may be synthetic.',
    ),
  }
}
