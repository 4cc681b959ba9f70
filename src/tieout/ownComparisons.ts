// Comparisons on own books that need to know what the authority consists of: companies, committees and their units, months.
// Each goes to the ledger by another way than the statement does: by company, by unit, by month.
import { text } from '../kernel/text.ts'
import { OPERATING_ACCOUNTS } from '../statements/model.ts'
import { figure, ofRegion, own, sum, weighted } from './build.ts'
import { compared, E, REGION, THIS_YEAR, TWO_YEARS } from './catalogueStatements.ts'
import type { Expression } from './expression.ts'
import type { OwnCompany, OwnMaterial } from './ownMaterial.ts'
import type { Comparison, Registered, Rule } from './rule.ts'

/** The whole result: operations, taxes and grants, financial and extraordinary items; not the account that closes it. */
const RESULT = '3000-8899'
const GROUP = ['group'] as const
const BOOKS = ['books'] as const
const thisYear = { scopes: REGION, years: THIS_YEAR, sources: BOOKS }

const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'))
/** The longest period an interim report may cover ends with August (LKBR 13:1). */
const INTERIM = MONTHS.slice(0, 8)

const ledger = (path: string, scope: string, period: string, measure = '', factor = 1): Expression =>
  figure(`ledger:${path}@${scope}/{year}${period}${measure}`, factor)
const inMonths = (accounts: string, scope: string, months: readonly string[], measure = '', factor = 1): Expression =>
  sum(...months.map((month) => ledger(`account/${accounts}`, scope, `-${month}`, measure, factor)))
const BUDGET = '?measure=budget'

const part = (line: string, name: string) => figure(`statements:consolidation/${line}/${name}@group/{year}`)

/** A company's accounts of a line, what of them is asked, and the sign that turns the ledger to the statement. */
const COMPANY_LINES: [line: string, path: string, sign: 1 | -1, sv: string, en: string][] = [
  ['income/operating_income', 'account/3000-3999', -1, 'verksamhetens intäkter', 'operating income'],
  ['income/depreciation', 'account/7800-7899', -1, 'avskrivningar', 'depreciation'],
  ['balance/total_assets', 'closing/1000-1999', 1, 'summa tillgångar', 'total assets'],
  ['balance/total_liabilities', 'closing/2300-2999', -1, 'summa skulder', 'total liabilities'],
]

/** Each account group is multiplied by the share and rounded to whole öre: at most half an öre each. */
const SHARE_ROUNDING = { kind: 'T' as const, ore: 20 }

function companyLines(company: OwnCompany, first: number, year: number): Comparison[] {
  return company.shares.flatMap((share, at) =>
    COMPANY_LINES.map(([line, path, sign, sv, en], i) =>
      compared(
        `C21.${first + at * COMPANY_LINES.length + i}`,
        text(`${company.name}, ${sv}: ägd andel av bolagets huvudbok`, `${company.name}, ${en}: owned share of its ledger`),
        weighted([sign * (share.numerator / share.denominator), ledger(path, company.code, '')]),
        part(line, company.code),
        SHARE_ROUNDING,
        { scopes: GROUP, years: [share.year - year], sources: BOOKS },
      ),
    ),
  )
}

function consolidation({ companies, groupLines }: OwnMaterial, year: number): Comparison[] {
  const lines = groupLines.map(({ path, sv, en }, i) =>
    compared(
      `C21.${i + 1}`,
      text(
        `${sv}: koncernen = regionen + bolagens andelar + justeringar + elimineringar`,
        `${en}: group = region + shares of companies + adjustments + eliminations`,
      ),
      sum(ofRegion(path), ...['companies', 'adjustments', 'eliminations'].map((name) => part(path, name))),
      own(path),
      E,
      { scopes: GROUP, years: TWO_YEARS, sources: BOOKS },
    ),
  )
  const perCompany = COMPANY_LINES.length * 2
  const shares = companies.flatMap((company, i) =>
    companyLines(
      { ...company, shares: company.shares.filter((s) => s.year === year || s.year === year - 1) },
      groupLines.length + 1 + i * perCompany,
      year,
    ),
  )
  return [...lines, ...shares]
}

type Committees = NonNullable<Registered['committees']>

const withRow = (committees: Committees) => committees.flatMap(({ scope, row }) => (row ? [{ scope, row }] : []))

/** The budget as phased on months, against the year's budget in the operating account. */
function budgetMonths(committees: Committees): Comparison[] {
  const each = withRow(committees).map(({ scope, row }, i) =>
    compared(
      `C57.${i + 1}`,
      text(`Tolv månaders budget = årets budget, ${scope}`, `Twelve months of budget = budget of the year, ${scope}`),
      inMonths(OPERATING_ACCOUNTS, scope, MONTHS, BUDGET, -1),
      own(`operating/${row}/budget`),
      E,
      thisYear,
    ),
  )
  const whole = compared(
    `C57.${each.length + 1}`,
    text('Tolv månaders budget = årets budgeterade resultat', 'Twelve months of budget = budgeted result of the year'),
    inMonths(`${RESULT},9100-9299`, 'region', MONTHS, BUDGET, -1),
    own('operating/total_region/budget'),
    E,
    thisYear,
  )
  return [...each, whole]
}

/** The assembly's frame for a committee, against the budgets its units have. */
function unitBudgets(committees: Committees, { units }: OwnMaterial): Comparison[] {
  return withRow(committees).flatMap(({ scope, row }, i): Comparison[] => {
    const below = units.find((one) => one.committee === scope)?.units ?? []
    if (below.length === 0) return []
    const name = text(`Enheternas budget = nämndens ram, ${scope}`, `Budgets of the units = the committee’s frame, ${scope}`)
    const all = sum(...below.map((unit) => ledger(`account/${OPERATING_ACCOUNTS}`, unit, '', BUDGET, -1)))
    return [compared(`C58.${i + 1}`, name, all, own(`operating/${row}/budget`), E, thisYear)]
  })
}

/** What has been booked to a date can be computed again from the months, by committee and for the whole. */
function cumulative(committees: Committees): Comparison[] {
  const year = compared(
    'C99.1',
    text('Tolv månaders utfall = årets resultat', 'Outcome of twelve months = result of the year'),
    inMonths(RESULT, 'region', MONTHS, '', -1),
    own('income/result_for_the_year'),
    E,
    { ...thisYear, years: TWO_YEARS },
  )
  const net = compared(
    'C99.2',
    text('Tolv månaders utfall = verksamhetens nettokostnader', 'Outcome of twelve months = net operating costs'),
    inMonths('3000-7999', 'region', MONTHS, '', -1),
    own('income/net_operating_costs'),
    E,
    { ...thisYear, years: TWO_YEARS },
  )
  const cash = compared(
    'C99.3',
    text('Kassa den 31 augusti = ingående + åtta månader', 'Cash on 31 August = opening + eight months'),
    sum(ledger('opening/1900-1999', 'region', ''), inMonths('1900-1999', 'region', INTERIM)),
    ledger('closing/1900-1999', 'region', '-08'),
    E,
    { ...thisYear, years: TWO_YEARS },
  )
  if (committees.length === 0) return [year, net, cash]
  const parts = committees.map(({ scope }) => inMonths(OPERATING_ACCOUNTS, scope, INTERIM))
  const interim = compared(
    'C99.4',
    text('Nämnderna månad för månad = regionen till och med augusti', 'Committees month by month = the region to August'),
    sum(...parts),
    ledger(`closing/${OPERATING_ACCOUNTS}`, 'region', '-08'),
    E,
    thisYear,
  )
  return [year, net, cash, interim]
}

export function ownComparisons(rule: Rule, material: OwnMaterial, registered: Registered, year: number): Comparison[] {
  const committees = registered.committees ?? []
  switch (rule.id) {
    case 'C21':
      return consolidation(material, year)
    case 'C57':
      return budgetMonths(committees)
    case 'C58':
      return unitBudgets(committees, material)
    case 'C99':
      return cumulative(committees)
    default:
      return []
  }
}
