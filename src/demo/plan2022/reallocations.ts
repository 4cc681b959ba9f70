// The reallocations of January–April 2021 as printed, each line as an entry with its counterpart: who gave and who got.
// Counterparts are the printed lines with the opposite sign and the same reason; what has none comes from the grants.
import { type BudgetDecision, type Entry, type Holder, lineHolder } from '../../budget/model.ts'
import { ORE_PER_MKR, type Ore, ore } from '../../kernel/money.ts'
import { type CsvRow, readCsv } from '../publishedCsv.ts'

const AREAS: Readonly<Record<string, string>> = {
  'HSN/Sjukhusvård': 'hsn/sjukhusvard',
  'HSN/Övrig verksamhet Hälso- och sjukvårdsnämnden': 'hsn/gemensamt',
  'RS/Primärvård beställning': 'rs/primarvard',
  'RS/Tandvård beställning': 'rs/tandvard',
  'RS/Digitalisering': 'rs/digitalisering',
  'RS/Service': 'rs/service',
  'RS/Övrig verksamhet inom Regionstyrelsen': 'rs/gemensamt',
  'RUN/Regionala utvecklingsnämnden': 'run/anslag',
  'FHS/Folkskoleförvaltningen': 'fhs/folkhogskola',
}

const GRANTS = lineHolder('earmarked_grants')

/** Which decision a printed reason belongs to, in the order tried. */
const GROUPS = [
  ['teknisk', /^teknisk justering/],
  ['tjanst', /^flytt av tjänst/],
  ['kost', /kostdistribution/],
  ['forskning', /regionfördelad forskning/],
  ['fvis', /FVIS/],
  ['licens', /licensavtal/],
  ['lakemedel', /läkemedel/],
  ['sjuklon', /sjuklön/],
  ['covidprojekt', /projekt/],
  ['statsbidrag', /statsbidrag/],
] as const
export type ReallocationGroup = (typeof GROUPS)[number][0]

export interface PrintedMove {
  /** `hsn-03`: committee and line as printed. */
  id: string
  holder: Holder
  group: ReallocationGroup
  reason: string
  amount: number
}

/** The printed lines without their sums, numbered within their committee. */
export function printedMoves(rows: readonly CsvRow[] = readCsv('plan_2022_2026/reallocations_2021.csv')): PrintedMove[] {
  const count = new Map<string, number>()
  return rows.flatMap(({ committee = '', area = '', reason_sv: reason = '', value, is_printed_sum }) => {
    const no = (count.get(committee) ?? 0) + 1
    count.set(committee, no)
    if (is_printed_sum === 'yes') return []
    const group = GROUPS.find(([, shape]) => shape.test(reason))![0]
    const holder = `unit/${AREAS[`${committee}/${area}`]!}` as Holder
    return [
      {
        id: `${committee.toLowerCase()}-${String(no).padStart(2, '0')}`,
        holder,
        group,
        reason,
        amount: Math.round(Number(value) * 100) * (ORE_PER_MKR / 100),
      },
    ]
  })
}

/** Givers pay receivers in printed order; what givers lack comes from the grant line. */
export function pair(moves: readonly PrintedMove[]): Entry[] {
  const givers = moves.filter(({ amount }) => amount < 0).map(({ holder, amount }) => ({ holder, left: -amount }))
  const entries: Entry[] = []
  for (const { id, holder, reason, amount } of moves) {
    let lacking = amount
    while (lacking > 0) {
      const giver = givers.find(({ left }) => left > 0)
      const part = giver ? Math.min(giver.left, lacking) : lacking
      if (giver) giver.left -= part
      lacking -= part
      const nth = entries.filter((one) => one.id.startsWith(id)).length
      entries.push({
        id: nth === 0 ? id : `${id}-${nth + 1}`,
        from: giver?.holder ?? GRANTS,
        to: holder,
        year: 2021,
        amount: ore(part) as Ore,
        reason,
        permanence: 'temporary',
      })
    }
  }
  return entries
}

const WHAT: Readonly<Record<ReallocationGroup, readonly [kind: BudgetDecision['kind'], title: string]>> = {
  lakemedel: ['grantDistribution', 'Fördelning av utökat läkemedelsbidrag och nya läkemedel'],
  sjuklon: ['grantDistribution', 'Fördelning av statsbidrag för covid-19 och sjuklön'],
  covidprojekt: ['grantDistribution', 'Fördelning till projekt för covidvård och uppskjuten vård'],
  statsbidrag: ['grantDistribution', 'Fördelning av riktade statsbidrag'],
  forskning: ['reallocation', 'Fördelning av regionfördelad forskning'],
  fvis: ['reallocation', 'Fördelning av medel för FVIS'],
  licens: ['reallocation', 'Fördelning av licensavtal innovationskliniker'],
  kost: ['reallocation', 'Kostdistribution Lycksele lasarett'],
  tjanst: ['reallocation', 'Flytt av tjänst'],
  teknisk: ['technicalAdjustment', 'Teknisk justering av bland annat index och sociala avgifter'],
}

export function reallocationDecisions(): BudgetDecision[] {
  const moves = printedMoves()
  return (Object.keys(WHAT) as ReallocationGroup[]).map((group): BudgetDecision => {
    const [kind, title] = WHAT[group]
    return {
      id: `omfordelning-2021-${group}`,
      kind,
      state: 'decided',
      body: 'executiveBoard',
      date: '2021-04-30',
      title: `${title} januari–april 2021`,
      reason: title,
      source:
        'Regionstyrelsens delårsrapport april 2021, bilaga Budgetomfördelningar 2021. Dagen är periodens sista; beslutens dagar är inte tryckta.',
      entries: pair(moves.filter((one) => one.group === group)),
    }
  })
}
