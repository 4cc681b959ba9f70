// The year as a wheel: twelve months, an arc or a dot with its number for each step that has a date, and a hand at today.
// Refuses: being the only place a step stands; the list below the wheel says the same in words.
import { formatList, type Lang } from '../../kernel/text.ts'
import { type CycleStep, placeInYear } from '../cycle/cycle.ts'

const SIZE = 420
const MIDDLE = SIZE / 2
const RIM = 196
const INNER = 104

const MONTHS: Record<Lang, readonly string[]> = {
  sv: ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
}

/** Month and day as a share of the year, each month as long as the others. */
const share = (day: string): number => (Number(day.slice(0, 2)) - 1 + (Number(day.slice(3, 5)) - 1) / 31) / 12
const endShare = (day: string): number => (Number(day.slice(0, 2)) - 1 + Number(day.slice(3, 5)) / 31) / 12

/** January begins at the top, the year runs clockwise. */
function point(at: number, radius: number): [number, number] {
  const angle = 2 * Math.PI * at - Math.PI / 2
  return [Math.round((MIDDLE + radius * Math.cos(angle)) * 10) / 10, Math.round((MIDDLE + radius * Math.sin(angle)) * 10) / 10]
}

function arc(from: number, to: number, radius: number): string {
  const [x1, y1] = point(from, radius)
  const [x2, y2] = point(to, radius)
  return `M${x1} ${y1}A${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${x2} ${y2}`
}

interface Placed {
  step: CycleStep
  from: number
  to: number
  ring: number
}

/** Steps that overlap get rings of their own, the earliest outermost. */
export function placedSteps(steps: readonly CycleStep[]): Placed[] {
  const ends: number[] = []
  return steps
    .flatMap((step) => {
      const place = placeInYear(step)
      return place ? [{ step, from: share(place.from), to: endShare(place.to) }] : []
    })
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map((one) => {
      // A number needs about ten days of room.
      const free = ends.findIndex((end) => end <= one.from)
      const ring = free < 0 ? ends.length : free
      ends[ring] = Math.max(one.to, one.from + 0.03)
      return { ...one, ring }
    })
}

export function Wheel({ steps, today, lang }: { steps: readonly CycleStep[]; today: string; lang: Lang }) {
  const placed = placedSteps(steps)
  const rings = Math.max(1, ...placed.map(({ ring }) => ring + 1))
  const width = Math.min(22, (RIM - 30 - INNER) / rings)
  return (
    <figure class="r-wheel" role="img" aria-label={told(placed, lang)}>
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true" focusable="false">
        <circle cx={MIDDLE} cy={MIDDLE} r={RIM} fill="var(--r-ground)" stroke="var(--r-rule-2)" />
        {MONTHS[lang].map((name, at) => (
          <MonthSlice name={name} at={at} />
        ))}
        <circle cx={MIDDLE} cy={MIDDLE} r={INNER - 26} fill="var(--r-paper)" stroke="var(--r-rule-2)" />
        {placed.map((one) => (
          <StepMark one={one} radius={RIM - 38 - one.ring * width} width={width} />
        ))}
        <Hand at={share(today.slice(5))} />
      </svg>
    </figure>
  )
}

function MonthSlice({ name, at }: { name: string; at: number }) {
  const [x1, y1] = point(at / 12, INNER - 26)
  const [x2, y2] = point(at / 12, RIM)
  const [tx, ty] = point((at + 0.5) / 12, RIM - 14)
  return (
    <>
      <path d={`M${x1} ${y1}L${x2} ${y2}`} stroke="var(--r-rule)" />
      <text x={tx} y={ty + 4} text-anchor="middle" font-size="13" fill="var(--r-ink-2)">
        {name}
      </text>
    </>
  )
}

function StepMark({ one: { step, from, to }, radius, width }: { one: Placed; radius: number; width: number }) {
  const middle = to - from < 0.02 ? (from + to) / 2 : from + 0.014
  const [x, y] = point(middle, radius)
  const size = Math.min(10, width / 2 - 1)
  return (
    <>
      {to - from >= 0.02 && (
        <path d={arc(from, to - 0.004, radius)} fill="none" stroke="var(--r-step-2)" stroke-width={width - 6} />
      )}
      <circle cx={x} cy={y} r={size} fill="var(--r-accent)" />
      <text x={x} y={y + 3.5} text-anchor="middle" font-size={size > 8 ? 11 : 9} font-weight="600" fill="var(--r-on-accent)">
        {step.no}
      </text>
    </>
  )
}

/** A yellow hand would be lost on paper: the hand is ink, its end a ring. */
function Hand({ at }: { at: number }) {
  const [x1, y1] = point(at, INNER - 26)
  const [x2, y2] = point(at, RIM)
  return (
    <>
      <path d={`M${x1} ${y1}L${x2} ${y2}`} stroke="var(--r-ink)" stroke-width="1.5" />
      <circle cx={x2} cy={y2} r="4" fill="var(--r-ink)" />
    </>
  )
}

function told(placed: readonly Placed[], lang: Lang): string {
  const names = formatList(
    placed.map(({ step }) => `${step.words[lang]} ${step.title[lang]}`),
    lang,
  )
  return lang === 'sv' ? `Årshjul med ${placed.length} steg: ${names}.` : `Annual cycle with ${placed.length} steps: ${names}.`
}
