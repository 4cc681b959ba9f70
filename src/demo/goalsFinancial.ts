// The demo region's financial goals: printed rows matched with registered, versioned formulas.
// `minst 1–3 procent` is registered as floor 1, level 3: the words can be read two ways, so they are interpreted, not parsed.
import type { FinancialFormula, FinancialGoal, FinancialPart } from '../goals/model.ts'
import { decimal } from '../kernel/decimal.ts'
import { type Text, text } from '../kernel/text.ts'
import { placeOf } from './goalsPlace.ts'

type Row = Record<string, string>

interface Kind {
  id: string
  name: Text
  long: { description: Text; period: FinancialFormula['period'] }
  year: { description: Text; period: FinancialFormula['period'] }
}

const YEAR_ONLY: FinancialFormula['period'] = { kind: 'year' }

const KINDS: Kind[] = [
  {
    id: 'result',
    name: text('Resultat', 'Result'),
    long: {
      description: text(
        'Verksamhetens resultat som andel av skatteintäkter och generella statsbidrag, medel över planperioden.',
        'Operating result as a share of tax income and general grants, mean over the planning period.',
      ),
      period: { kind: 'mean', first: 2020, last: 2023 },
    },
    year: {
      description: text(
        'Styrelser och nämnder minst på budgeterat resultat.',
        'Boards and committees at least on the budgeted result.',
      ),
      period: YEAR_ONLY,
    },
  },
  {
    id: 'pension',
    name: text('Pensionsskuld', 'Pension debt'),
    long: {
      description: text(
        'Pensionsmedlens marknadsvärde mot hela pensionsskuldens bokförda värde, senast 2040.',
        'Market value of the pension assets against the whole booked pension debt, by 2040.',
      ),
      period: { kind: 'by', year: 2040 },
    },
    year: {
      description: text(
        'Andel av det totala pensionsåtagandet som är finansierad vid årets slut.',
        'Share of the total pension commitment funded at year end.',
      ),
      period: YEAR_ONLY,
    },
  },
  {
    id: 'selffin',
    name: text('Självfinansiering', 'Self-financing'),
    long: {
      description: text('Investeringar finansieras över tid av egna medel.', 'Investments are financed by own funds over time.'),
      period: { kind: 'ceiling' },
    },
    year: {
      description: text('Självfinansieringsgrad av investeringar.', 'Self-financing rate of investments.'),
      period: YEAR_ONLY,
    },
  },
  {
    id: 'debt',
    name: text('Skuldsättning', 'Indebtedness'),
    long: {
      description: text(
        'Räntebärande låneskuld utom pensioner som andel av skatteintäkter och generella statsbidrag: taket.',
        'Interest-bearing debt excluding pensions as a share of tax income and general grants: the ceiling.',
      ),
      period: { kind: 'ceiling' },
    },
    year: {
      description: text(
        'Räntebärande låneskuld utom pensioner som andel av skatteintäkter och generella statsbidrag: årets gräns.',
        'Interest-bearing debt excluding pensions as a share of tax income and general grants: the year’s limit.',
      ),
      period: YEAR_ONLY,
    },
  },
]

export function financialGoals(rows: Row[]): FinancialGoal[] {
  const years = [...new Set(rows.map((r) => r.year!))]
  return years.flatMap((printed) =>
    KINDS.map((kind): FinancialGoal => {
      const part = (which: 'long' | 'year'): FinancialPart => {
        const row = rows.find((r) => r.year === printed && r.goal_id === `${kind.id}_${which}`)
        if (!row) throw new Error(`financial goal missing: ${printed} ${kind.id}_${which}`)
        return partOf(kind, which, row, printed)
      }
      return {
        id: kind.id,
        name: kind.name,
        year: Number(printed.slice(0, 4)),
        basis: printed.endsWith('plan') ? 'plan' : 'followUp',
        parts: [part('long'), part('year')],
      }
    }),
  )
}

function partOf(kind: Kind, which: 'long' | 'year', row: Row, printed: string): FinancialPart {
  const plan = printed.endsWith('plan')
  const { description, period } = kind[which]
  const limit = row.target_value ? { limit: decimal(row.target_value) } : {}
  // The printed interval is registered as a floor and a level aimed at.
  const level = row.target_value_upper ? { level: decimal(row.target_value_upper) } : {}
  const formula: FinancialFormula = {
    id: `${kind.id}_${which}`,
    version: row.target_value_upper ? 2 : 1,
    description,
    test: row.operator === '>=' ? 'least' : row.operator === '<=' ? 'most' : 'none',
    ...limit,
    ...level,
    unit: row.unit?.startsWith('MSEK') ? 'mkr' : '%',
    period: plan && period.kind === 'mean' ? { kind: 'mean', first: 2023, last: 2026 } : period,
  }
  const statedWord = row.stated_fulfilment ?? ''
  const stated = statedWord.startsWith('not reached') ? 'notMet' : statedWord.startsWith('reached') ? 'met' : undefined
  const forecast = printed === '2023'
  return {
    kind: which,
    formula,
    ...(row.outcome ? { outcome: { value: decimal(row.outcome), place: placeOf(row.source!), forecast } } : {}),
    ...(stated ? { stated } : {}),
    ...(row.note ? { note: row.note } : {}),
  }
}
