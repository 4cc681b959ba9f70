// The demo region's organisation: published bodies and companies from the CSV files, synthetic units and cost centres below them.
// Two dated changes (a merger and a move) make the then- and the now-structure differ; neither crosses a committee.
import { type Company, shareOfPercent, type Unit, type UnitKind } from '../organisation/model.ts'
import { AREA_TEMPLATES, type AreaTemplate } from './unitNames.ts'

export type DemoSize = 'small' | 'large'

export interface DemoCostCentre {
  code: string
  name: string
  committee: string
  /** Operation (verksamhet) its result accounts are booked on. */
  operation: string
}

export interface DemoOrganisation {
  units: Unit[]
  /** Codes of the units made up below the published level; pages say so. */
  synthetic: ReadonlySet<string>
  /** Where the generator posts, in code order. */
  costCentres: DemoCostCentre[]
}

type CsvRow = Readonly<Record<string, string>>

const START = '2019-01-01'
const MERGED_ON = '2020-01-01'
const BEFORE_MERGER = '2019-12-31'
const MOVED_ON = '2020-07-01'
/** Cost centres per named cost centre of the template. */
const COPIES: Record<DemoSize, number> = { small: 1, large: 17 }
/** Two health centres become one, and one unit changes area; both within the same committee. */
const MERGER = { from: ['Hälsocentral Granen', 'Hälsocentral Tallen'], into: 'Hälsocentral Skogen' }
const MOVE = { unit: 'Rehabilitering', toArea: 'ls2' }

const KINDS: Record<string, UnitKind> = {
  assembly: 'assembly',
  audit: 'audit',
  executive_board: 'executiveBoard',
  committee: 'committee',
  joint_committee: 'jointCommittee',
  preparation: 'preparation',
  subcommittee: 'subcommittee',
  administration: 'administration',
  staff: 'staff',
  business_area: 'businessArea',
  unit: 'unit',
}

/** Rows of organisation.csv and the size wanted → every unit with its places over time, and the cost centres to post on. */
export function demoOrganisation(published: readonly CsvRow[], size: DemoSize): DemoOrganisation {
  const costCentres: DemoCostCentre[] = []
  const made = [unit('fin', 'rf', 'finance', 'Central finansiering')]
  for (const template of AREA_TEMPLATES) made.push(...areaUnits(template, size, costCentres))
  costCentres.sort((a, b) => (a.code < b.code ? -1 : 1))
  return { units: [...published.map(publishedUnit), ...made], synthetic: new Set(made.map((row) => row.code)), costCentres }
}

/** Rows of companies.csv, owned bodies only; `withBooks` are the codes whose synthetic books the demo has. */
export function demoCompanies(published: readonly CsvRow[], withBooks: readonly string[]): Company[] {
  return published
    .filter((row) => row.relation !== 'commissioned_provider')
    .map((row): Company => {
      const share = shareOfPercent(row.owner_share_percent ?? '')
      const company: Company = {
        code: row.id ?? '',
        name: row.name ?? '',
        consolidated: row.consolidated === 'yes',
        synthetic: withBooks.includes(row.id ?? ''),
      }
      if (row.legal_form) company.legalForm = row.legal_form
      if (share) company.ownedShare = { source: row.source ?? '', values: { [START]: share } }
      if (row.held_via && row.held_via !== 'direct') company.heldVia = published.find((other) => other.name === row.held_via)?.id
      if (row.purpose_en) company.purpose = row.purpose_en
      return company
    })
}

function publishedUnit(row: CsvRow): Unit {
  const { id = '', parent_id = '', kind = '', name_sv = '' } = row
  const unitKind = KINDS[kind]
  if (!unitKind) throw new Error(`organisation.csv: unknown kind ${kind} on ${id}`)
  return unit(id, parent_id === '' ? undefined : parent_id, unitKind, name_sv)
}

function unit(code: string, parent: string | undefined, kind: UnitKind, name: string): Unit {
  return { code, kind, name, ...(parent === undefined ? {} : { parent }), validFrom: START }
}

function areaUnits(template: AreaTemplate, size: DemoSize, costCentres: DemoCostCentre[]): Unit[] {
  const { area, prefix, committee, operation } = template
  const rows: Unit[] = []
  if (template.own) rows.push(unit(area, template.own.parent, 'businessArea', template.own.name))
  let sequence = 0
  template.units.forEach(({ name: unitName, costCentres: names }, index) => {
    const code = `e${prefix}${String(index + 1).padStart(2, '0')}`
    rows.push(withHistory(unit(code, area, 'unit', unitName), prefix))
    for (const name of names) {
      for (let copy = 1; copy <= COPIES[size]; copy++) {
        const centre = prefix + String(sequence++).padStart(size === 'small' ? 2 : 3, '0')
        const label = COPIES[size] === 1 ? `${unitName}, ${name}` : `${unitName}, ${name} ${copy}`
        rows.push(unit(centre, code, 'costCentre', label))
        costCentres.push({ code: centre, name: label, committee, operation })
      }
    }
  })
  if (template.units.some(({ name }) => MERGER.from.includes(name))) {
    rows.push({ ...unit(mergedCode(prefix), area, 'unit', MERGER.into), validFrom: MERGED_ON })
  }
  return rows
}

const mergedCode = (prefix: string): string => `e${prefix}90`

/** Cost centres stay under their unit and follow it wherever it goes. */
function withHistory(row: Unit, prefix: string): Unit {
  if (MERGER.from.includes(row.name)) {
    return { ...row, validTo: BEFORE_MERGER, changes: [{ from: MERGED_ON, mergedInto: mergedCode(prefix) }] }
  }
  return row.name === MOVE.unit ? { ...row, changes: [{ from: MOVED_ON, parent: MOVE.toArea }] } : row
}
