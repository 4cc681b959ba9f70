// A unit's money as figures with addresses: `followup:money/outcome@e2201/2020-11` (January to the month), budget and deviation.
// Signs are turned here once: income positive, costs negative, a deviation better when positive. Refuses: sums of its own.
import { type ExplainNode, type Figure, type FigureRef, type FigureSource, formatRef, parseRef } from '../kernel/figure.ts'
import { type Text, text } from '../kernel/text.ts'

/** Operating income and costs with the internal settlement: what a unit answers for (RKR R14). */
const OPERATING = '3000-7999,9100-9299'

export const MONEY_MEASURES = ['outcome', 'budget', 'deviation'] as const
export type MoneyMeasure = (typeof MONEY_MEASURES)[number]

const LABELS: Record<MoneyMeasure, Text> = {
  outcome: text('Utfall hittills i år', 'Outcome so far this year'),
  budget: text('Budget hittills i år', 'Budget so far this year'),
  deviation: text('Avvikelse mot budget', 'Deviation from budget'),
}

export const moneyRef = (measure: MoneyMeasure, unit: string, period: string): FigureRef =>
  formatRef({ room: 'followup', path: `money/${measure}`, scope: unit, period })

const ledgerRef = (measure: 'outcome' | 'budget', unit: string, period: string): FigureRef =>
  formatRef({
    room: 'ledger',
    path: `accumulated/${OPERATING}`,
    scope: unit,
    period,
    ...(measure === 'budget' ? { params: { measure: 'budget' } } : {}),
  })

interface Asked {
  measure: MoneyMeasure
  unit: string
  period: string
}

function askedOf(ref: string): Asked | undefined {
  const parts = parseRef(ref)
  const measure = MONEY_MEASURES.find((one) => parts?.path === `money/${one}`)
  if (!parts || !measure || !/^\d{4}-(0[1-9]|1[0-2])$/.test(parts.period)) return undefined
  return { measure, unit: parts.scope, period: parts.period }
}

/** What the figures stand on: a deviation on outcome less budget, the others on the ledger with the sign turned. */
const partsOf = ({ measure, unit, period }: Asked): { ref: FigureRef; factor: number }[] =>
  measure === 'deviation'
    ? [
        { ref: moneyRef('outcome', unit, period), factor: 1 },
        { ref: moneyRef('budget', unit, period), factor: -1 },
      ]
    : [{ ref: ledgerRef(measure, unit, period), factor: -1 }]

export function followupSource(ledger: FigureSource): FigureSource {
  const sourceOf = (ref: FigureRef): FigureSource => (ref.startsWith('followup:') ? source : ledger)
  const source: FigureSource = {
    room: 'followup',
    resolve: (ref): Figure | undefined => {
      const asked = askedOf(ref)
      if (!asked) return undefined
      const parts = partsOf(asked).map((part) => ({ ...part, figure: sourceOf(part.ref).resolve(part.ref) }))
      if (parts.some(({ figure }) => figure === undefined)) return undefined
      const known = parts.every(({ figure }) => figure?.state === 'known')
      const value = known ? parts.reduce((sum, { figure, factor }) => sum + figure!.value! * factor, 0) : null
      const basis = parts.some(({ figure }) => figure?.basis === 'synthetic') ? 'synthetic' : 'computed'
      // Minus nought is nought.
      return {
        ref,
        label: LABELS[asked.measure],
        value: value === 0 ? 0 : value,
        unit: 'ore',
        precision: 0,
        state: known ? 'known' : 'missing',
        basis,
      }
    },
    explain: async (ref): Promise<ExplainNode | undefined> => {
      const asked = askedOf(ref)
      const figure = asked && source.resolve(ref)
      if (!asked || !figure) return undefined
      const children: ExplainNode[] = []
      for (const { ref: part, factor } of partsOf(asked)) {
        const node = await sourceOf(part).explain(part)
        if (node) children.push({ ...node, factor })
      }
      return { ref, label: figure.label, value: figure.value, unit: 'ore', operation: 'sum', children }
    },
  }
  return source
}
