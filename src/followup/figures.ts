// A unit's money as figures with addresses: `followup:money/outcome@e2201/2020-11` (January to the month), budget and deviation;
// `followup:month/…` is the month alone, `followup:money/outcome/4000-4399@…` some accounts only, `?structure=now` today's structure.
// Signs are turned here once: income positive, costs negative, a deviation better when positive. Refuses: sums of its own.
import { type ExplainNode, type Figure, type FigureRef, type FigureSource, formatRef, parseRef } from '../kernel/figure.ts'
import { type Text, text } from '../kernel/text.ts'
import { OPERATING_ACCOUNTS } from '../statements/model.ts'

export const MONEY_MEASURES = ['outcome', 'budget', 'deviation'] as const
export type MoneyMeasure = (typeof MONEY_MEASURES)[number]

const LABELS: Record<MoneyMeasure, Text> = {
  outcome: text('Utfall hittills i år', 'Outcome so far this year'),
  budget: text('Budget hittills i år', 'Budget so far this year'),
  deviation: text('Avvikelse mot budget', 'Deviation from budget'),
}
const MONTH_LABELS: Record<MoneyMeasure, Text> = {
  outcome: text('Utfall i månaden', 'Outcome of the month'),
  budget: text('Budget i månaden', 'Budget of the month'),
  deviation: text('Avvikelse mot budget i månaden', 'Deviation from the month’s budget'),
}

/** Which accounts, where it is not all of them. */
function labelOf({ measure, part }: Asked): Text {
  const { sv, en } = (part.month ? MONTH_LABELS : LABELS)[measure]
  const accounts = part.accounts
  return accounts === undefined ? { sv, en } : text(`${sv}, konto ${accounts}`, `${en}, account ${accounts}`)
}

/** Which part of a unit's money: all it answers for, January to the month, where units stood then, unless said otherwise. */
export interface MoneyPart {
  /** Account selector. */
  accounts?: string
  /** The month alone. */
  month?: boolean
  structure?: 'then' | 'now'
}

export const moneyRef = (measure: MoneyMeasure, unit: string, period: string, part: MoneyPart = {}): FigureRef =>
  formatRef({
    room: 'followup',
    path: [part.month ? 'month' : 'money', measure, ...(part.accounts ? [part.accounts] : [])].join('/'),
    scope: unit,
    period,
    ...(part.structure === 'now' ? { params: { structure: 'now' } } : {}),
  })

const ledgerRef = (measure: 'outcome' | 'budget', { unit, period, part }: Asked): FigureRef =>
  formatRef({
    room: 'ledger',
    path: `${part.month ? 'account' : 'accumulated'}/${part.accounts ?? OPERATING_ACCOUNTS}`,
    scope: unit,
    period,
    params: {
      ...(measure === 'budget' ? { measure } : {}),
      ...(part.structure === 'now' ? { structure: 'now' } : {}),
    },
  })

interface Asked {
  measure: MoneyMeasure
  unit: string
  period: string
  part: MoneyPart
}

const PATH = new RegExp(`^(money|month)/(${MONEY_MEASURES.join('|')})(?:/(\\d[\\d,-]*))?$`)

function askedOf(ref: string): Asked | undefined {
  const parts = parseRef(ref)
  const [, span, measure, accounts] = PATH.exec(parts?.path ?? '') ?? []
  if (!parts || !measure || !/^\d{4}-(0[1-9]|1[0-2])$/.test(parts.period)) return undefined
  return {
    measure: measure as MoneyMeasure,
    unit: parts.scope,
    period: parts.period,
    part: {
      ...(accounts ? { accounts } : {}),
      ...(span === 'month' ? { month: true } : {}),
      ...(parts.params.structure === 'now' ? { structure: 'now' as const } : {}),
    },
  }
}

/** What the figures stand on: a deviation on outcome less budget, the others on the ledger with the sign turned. */
const partsOf = (asked: Asked): { ref: FigureRef; factor: number }[] =>
  asked.measure === 'deviation'
    ? [
        { ref: moneyRef('outcome', asked.unit, asked.period, asked.part), factor: 1 },
        { ref: moneyRef('budget', asked.unit, asked.period, asked.part), factor: -1 },
      ]
    : [{ ref: ledgerRef(asked.measure, asked), factor: -1 }]

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
        label: labelOf(asked),
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
