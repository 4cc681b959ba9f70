// A year's amount spread over its months by a template: even, by season, or as last year went. Every öre is in some month.
// Refuses: a curve that is missing or says nothing; a template never invents months.
import { finding } from '../../kernel/finding.ts'
import { negate, type Ore, splitOre } from '../../kernel/money.ts'
import { failed, ok, type Result } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import type { Cell } from './kronor.ts'

export const TEMPLATE_KINDS = ['even', 'seasonal', 'lastYear'] as const
export type TemplateKind = (typeof TEMPLATE_KINDS)[number]

export type Template =
  | { kind: 'even' }
  /** Twelve weights, zero or more. */
  | { kind: 'seasonal'; weights: readonly number[] }
  /** What each month was last year; undefined where no books are read, null in months that are missing. */
  | { kind: 'lastYear'; months: readonly Cell[] | undefined }

const EVEN: readonly number[] = Array.from({ length: 12 }, () => 1)

/** Twelve amounts that sum to the total exactly. A cost is spread as the same income would be, month by month. */
export function phase(total: Ore, template: Template): Result<Ore[]> {
  const weights = weightsOf(template)
  if (!weights.ok) return weights
  return ok(total < 0 ? splitOre(negate(total), weights.value).map(negate) : splitOre(total, weights.value))
}

function weightsOf(template: Template): Result<readonly number[]> {
  if (template.kind === 'even') return ok(EVEN)
  if (template.kind === 'seasonal') {
    const { weights } = template
    const usable =
      weights.length === 12 && weights.every((one) => Number.isFinite(one) && one >= 0) && weights.some((one) => one > 0)
    return usable ? ok(weights) : failed([SEASON])
  }
  const { months } = template
  if (months?.length !== 12 || months.some((one) => one === null)) return failed([NO_CURVE])
  const curve = months.map((one): number => one ?? 0)
  const whole = curve.reduce((a, b) => a + b, 0)
  const moved = curve.reduce((a, b) => a + Math.abs(b), 0)
  // Months against the year's direction are kept as they went, until they are so many that the curve would swing.
  if (whole === 0 || Math.abs(whole) * 2 < moved) return failed([NO_SHAPE])
  return ok(whole < 0 ? curve.map((one) => -one) : curve)
}

const SEASON = finding(
  'budget/phasing-weights',
  'error',
  text(
    'Fördelningen efter säsong behöver tolv vikter, noll eller mer, och minst en över noll. Rätta vikterna eller fördela jämnt.',
    'Seasonal phasing needs twelve weights, zero or more, and at least one above zero. Correct them or spread evenly.',
  ),
  { cell: 'weights' },
)
const NO_CURVE = finding(
  'budget/phasing-no-curve',
  'error',
  text(
    'Förra årets utfall saknas för kontot, helt eller i någon månad. Fördela jämnt eller skriv månaderna.',
    'Last year’s outcome is missing for the account, wholly or in some month. Spread evenly or write the months.',
  ),
  { cell: 'template' },
)
const NO_SHAPE = finding(
  'budget/phasing-no-shape',
  'error',
  text(
    'Förra årets utfall går åt båda hållen på kontot och säger inget om månaderna. Fördela jämnt eller skriv månaderna.',
    'Last year’s outcome went both ways on the account and says nothing about the months. Spread evenly or write the months.',
  ),
  { cell: 'template' },
)
