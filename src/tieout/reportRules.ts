// Rules on our own composed report: numbers in running text, the same figure in several places, headings, goals and units.
// Reads what is printed back into numbers, so that a stale text, a lost sign or a wrong unit is seen.
import { type Figure, type FigureRef, parseRef } from '../kernel/figure.ts'
import { type Text, text } from '../kernel/text.ts'
import type { Assessment } from '../kernel/verdict.ts'
import { roundTo } from './comparison.ts'
import { clean, type Resolve } from './expression.ts'
import { countSide, type RuleFinding } from './finding.ts'
import type { OwnMaterial, ReportMaterial, ReportPart, ReportTable } from './ownMaterial.ts'
import { directionOf, toldBySize } from './reportWords.ts'
import type { Side } from './rule.ts'
import { readShown, type ShownNumber } from './shownNumber.ts'

const ORE_PER_MKR = 100_000_000
const UNIT_WORD: Record<string, string> = { ore: 'mkr', mkr: 'mkr', tkr: 'tkr', kr: 'kr', percent: '%', points: 'procentenheter' }
const PARSED_UNIT: Record<string, Side['unit']> = { mkr: 'mkr', tkr: 'tkr', kr: 'kr', '%': 'percent', procentenheter: 'points' }

const inPrintedUnit = ({ value, unit }: Figure): number | null =>
  value === null ? null : unit === 'ore' ? value / ORE_PER_MKR : value

const AGREE = text('Talen stämmer.', 'The figures agree.')

interface Shown {
  ref: FigureRef
  shown: string
  place: string
  chapter: string
  /** In running text: the words before and after, within the sentence. */
  around?: { before: string; after: string }
}

const tablePlace = (table: ReportTable): string => `Tabell ${table.number} ${table.caption}`

function inTables({ tables }: ReportMaterial): Shown[] {
  return tables.flatMap((table) =>
    table.rows.flatMap((row) =>
      row.flatMap(({ text: shown, ref }) => (ref ? [{ ref, shown, place: tablePlace(table), chapter: table.chapter }] : [])),
    ),
  )
}

const wordsOf = (part: ReportPart): string => ('words' in part ? part.words : part.shown)

function inTexts({ sentences }: ReportMaterial): Shown[] {
  return sentences.flatMap(({ chapter, place, parts }) =>
    parts.flatMap((part, i): Shown[] => {
      if (!('ref' in part)) return []
      const rest = parts.slice(i + 1)
      const next = rest.findIndex((one) => 'ref' in one)
      const after = (next < 0 ? rest : rest.slice(0, next)).map(wordsOf).join('')
      // Words of an earlier sentence say nothing about this number.
      const before = parts
        .slice(0, i)
        .map(wordsOf)
        .join('')
        .split(/[.!?] /)
        .at(-1)!
      return [
        {
          ref: part.ref,
          shown: part.shown,
          place: `${place}: ”${before.slice(-40)}${part.shown}”`,
          chapter,
          around: { before, after },
        },
      ]
    }),
  )
}

/** The number a sentence claims: with its sign, by what is written or by the words around it. */
function claimed(number: ShownNumber, around: NonNullable<Shown['around']>, right: number): number {
  const direction = directionOf(around.before, around.after)
  if (direction !== undefined) return clean(direction * Math.abs(number.value))
  if (number.signed || right >= 0 || number.unit === '%' || !toldBySize(around.before)) return number.value
  return -number.value
}

const sideOf = (value: number | null, unit: string, ref: string): Side => ({
  value,
  unit: PARSED_UNIT[unit] ?? 'count',
  ref,
  parts: [],
})

interface Judged {
  left: number | null
  right: number | null
  verdict: RuleFinding['verdict']
  message: Text
}

const differ = (sv: string, en: string): Pick<Judged, 'verdict' | 'message'> => ({ verdict: 'deviation', message: text(sv, en) })

/** A number of the text against the table that shows the figure, or the figure itself where no table does. */
function judgeText(one: Shown, figure: Figure | undefined, table: Shown | undefined): Judged {
  const number = readShown(one.shown)
  const inTable = table && readShown(table.shown)
  const own = figure ? inPrintedUnit(figure) : null
  if (number === undefined)
    return { left: null, right: own, ...differ(`”${one.shown}” går inte att läsa som ett tal.`, `"${one.shown}" is no number.`) }
  if (number === 'missing' || own === null) {
    const same = number === 'missing' && own === null
    const message = text(`Kan inte prövas: ${one.ref} saknas.`, `Cannot be tested: ${one.ref} is missing.`)
    const words = differ('Texten och siffran är inte ense om att värdet saknas.', 'Text and figure disagree on what is missing.')
    const left = number === 'missing' ? null : number.value
    return same ? { left, right: own, verdict: 'untestable', message } : { left, right: own, ...words }
  }
  const word = UNIT_WORD[figure!.unit] ?? ''
  const printed = inTable && inTable !== 'missing' ? inTable : undefined
  const right = printed?.value ?? roundTo(own, number.decimals)
  const left = claimed(number, one.around!, own)
  if (number.unit !== word)
    return {
      left,
      right,
      ...differ(`Enheten i texten är ”${number.unit}”, siffrans är ”${word}”.`, 'The unit is another than the figure’s.'),
    }
  // Each is tried at its own rounding: rounding a rounded number again would find differences that are none.
  const textHolds = left === roundTo(own, number.decimals)
  const tableHolds = printed === undefined || printed.value === roundTo(own, printed.decimals)
  if (textHolds && tableHolds) return { left, right, verdict: 'ok', message: AGREE }
  if (!textHolds && printed && left === printed.value)
    return {
      left,
      right: roundTo(own, number.decimals),
      ...differ('Text och tabell är lika, men inte den beräknade siffran.', 'Text and table agree, but not with the figure.'),
    }
  return { left, right, ...differ('Talet i texten är inte tabellens.', 'The number in the text is not the one of the table.') }
}

export function textFindings(report: ReportMaterial, resolve: Resolve): RuleFinding[] {
  const tables = new Map<string, Shown>()
  for (const one of inTables(report)) if (!tables.has(one.ref)) tables.set(one.ref, one)
  return inTexts(report).map((one, i): RuleFinding => {
    const figure = resolve(one.ref)
    const table = tables.get(one.ref)
    const { left, right, verdict, message } = judgeText(one, figure, table)
    const label = figure?.label ?? text(one.ref, one.ref)
    const unit = UNIT_WORD[figure?.unit ?? ''] ?? ''
    return {
      id: `C85.${i + 1}`,
      name: text(`${label.sv}: text = tabell`, `${label.en}: text = table`),
      left: sideOf(left, unit, one.ref),
      right: sideOf(right, unit, one.ref),
      difference: left === null || right === null ? null : clean(left - right),
      verdict,
      where: [`${one.chapter}, ${one.place}`, table ? `${table.chapter}, ${table.place}` : `Beräknad siffra ${one.ref}`],
      message,
    }
  })
}

/** Two places show a figure alike when they are equal, or may be roundings of the same number; a text may tell the size only. */
function alike(one: Shown, other: Shown): boolean {
  const [a, b] = [readShown(one.shown), readShown(other.shown)]
  if (a === undefined || b === undefined || a === 'missing' || b === 'missing') return a === b && a === 'missing'
  const size = (n: ShownNumber) => (one.around || other.around ? Math.abs(n.value) : n.value)
  const gap = clean(Math.abs(size(a) - size(b)))
  return a.decimals === b.decimals ? gap === 0 : gap <= (10 ** -a.decimals + 10 ** -b.decimals) / 2
}

const numberOf = (one: Shown): number | null => {
  const read = readShown(one.shown)
  return read === undefined || read === 'missing' ? null : read.value
}

export function repeatedFindings(report: ReportMaterial, resolve: Resolve): RuleFinding[] {
  const places = new Map<FigureRef, Shown[]>()
  for (const one of [...inTables(report), ...inTexts(report)]) places.set(one.ref, [...(places.get(one.ref) ?? []), one])
  const repeated = [...places].filter(([, list]) => new Set(list.map((one) => one.chapter)).size > 1)
  return repeated.map(([ref, list], i): RuleFinding => {
    const first = list[0]!
    const other = list.find((one) => !alike(first, one))
    const last = other ?? list.findLast((one) => one.chapter !== first.chapter)!
    const label = resolve(ref)?.label ?? text(ref, ref)
    const [left, right] = [numberOf(first), numberOf(last)]
    const unit = UNIT_WORD[resolve(ref)?.unit ?? ''] ?? ''
    const missing = other === undefined && left === null
    return {
      id: `C86.${i + 1}`,
      name: text(`${label.sv}, ${list.length} ställen`, `${label.en}, ${list.length} places`),
      left: sideOf(left, unit, ref),
      right: sideOf(right, unit, ref),
      difference: left === null || right === null ? null : clean(other ? Math.abs(left) - Math.abs(right) : 0),
      verdict: other ? 'deviation' : missing ? 'untestable' : 'ok',
      where: [`${first.chapter}, ${first.place}`, `${last.chapter}, ${last.place}`],
      message: other
        ? text('Samma uppgift visas med olika tal.', 'The same figure is shown with different numbers.')
        : missing
          ? text(`Kan inte prövas: ${ref} saknas.`, `Cannot be tested: ${ref} is missing.`)
          : AGREE,
    }
  })
}

/** The nine headings of the directors’ report in their order (RKR R15), held here so that the report is tried against the recommendation. */
const R15 = [
  'Översikt över verksamhetens utveckling',
  'Den kommunala koncernen',
  'Viktiga förhållanden för resultat och ekonomisk ställning',
  'Händelser av väsentlig betydelse',
  'Styrning och uppföljning av den kommunala verksamheten',
  'God ekonomisk hushållning och ekonomisk ställning',
  'Balanskravsresultat',
  'Väsentliga personalförhållanden',
  'Förväntad utveckling',
]

export function headingFindings({ title, chapters }: ReportMaterial): RuleFinding[] {
  const count = (sections: readonly string[]) => sections.filter((s) => R15.includes(s)).length
  const chapter = chapters.reduce((best, one) => (count(one.sections) > count(best.sections) ? one : best), chapters[0]!)
  const found = chapter.sections.filter((s) => R15.includes(s))
  const inOrder = found.length === R15.length && found.every((s, i) => s === R15[i])
  const absent = R15.filter((heading) => !found.includes(heading))
  const what = absent.length > 0 ? absent.join('; ') : found.find((s, i) => s !== R15[i])
  return [
    {
      id: 'C90',
      name: text('De nio rubrikerna i ordning', 'The nine headings in order'),
      left: countSide(found.filter((s, i) => s === R15[i]).length, title),
      right: countSide(R15.length, 'RKR R15'),
      difference: inOrder ? 0 : found.filter((s, i) => s === R15[i]).length - R15.length,
      verdict: inOrder ? 'ok' : 'deviation',
      where: [`${title}, ${chapter.title}`, 'RKR R15'],
      message: inOrder
        ? text('Alla nio rubriker finns i ordning.', 'All nine headings are there in order.')
        : text(`Rubrik saknas eller står på fel plats: ${what}.`, `A heading is missing or out of order: ${what}.`),
    },
  ]
}

const POINTS: Record<Assessment, number | null> = { met: 1, partlyMet: 0.5, notMet: 0, notAssessed: null }

function goalFinding(no: number, report: ReportMaterial, year: number, resolve: Resolve, i: number): RuleFinding {
  const ref = `goals:assessment/${no}@region/${year}` as FigureRef
  const figure = resolve(ref)
  const section = report.goals.find((one) => one.no === no)
  const left = section?.status === undefined ? null : POINTS[section.status]
  const right = figure?.value ?? null
  const side = (value: number | null, at: string): Side => ({ value, unit: 'judgement', ref: at, parts: [] })
  const missing = section?.status !== undefined && left === null && right === null
  const same = section?.status !== undefined && left === right
  return {
    id: `C84.${i + 1}`,
    name: text(`Mål ${no}: rapportens bedömning = målets`, `Goal ${no}: the report’s judgement = the goal’s`),
    left: side(left, `${report.title}, mål ${no}`),
    right: side(right, ref),
    difference: left === null || right === null ? null : clean(left - right),
    verdict: missing ? 'untestable' : same ? 'ok' : 'deviation',
    where: missing ? [] : [`${report.title}, mål ${no}`, figure?.label.sv ?? ref],
    message: missing
      ? text(`Kan inte prövas: mål ${no} har ingen bedömning (${ref}).`, `Cannot be tested: goal ${no} is not assessed (${ref}).`)
      : same
        ? text('Bedömningarna stämmer.', 'The judgements agree.')
        : text(
            `Mål ${no} saknar bedömning i rapporten, eller har en annan än den beräknade.`,
            `Goal ${no} has no judgement in the report, or another than the computed one.`,
          ),
  }
}

/** Every goal of the plan has its judgement in the report; the overall verdict is somebody’s decision and has to be recorded. */
export function goalFindings({ goals }: OwnMaterial, report: ReportMaterial, year: number, resolve: Resolve): RuleFinding[] {
  const each = goals.map((no, i) => goalFinding(no, report, year, resolve, i))
  if (goals.length === 0) return []
  const overall: RuleFinding = {
    id: `C84.${goals.length + 1}`,
    name: text('Samlad bedömning av god ekonomisk hushållning', 'Overall verdict on good financial management'),
    left: { value: null, unit: 'judgement', ref: report.title, parts: [] },
    right: { value: null, unit: 'judgement', ref: '', parts: [] },
    difference: null,
    verdict: 'untestable',
    where: [],
    message: text(
      'Kan inte prövas: den samlade bedömningen av god ekonomisk hushållning är inte registrerad.',
      'Cannot be tested: the overall verdict on good financial management is not recorded.',
    ),
  }
  return [...each, overall]
}

const UNITS = 'mkr|tkr|kr|procentenheter|procent|%'
/** A label carries its unit last: `Avvikelse, mkr`, `mkr`, `Andel (%)`. Units inside a quoted sentence say nothing about the number. */
const LABELLED = new RegExp(`(?:^|[ ,(])(${UNITS})\\)?$`)
/** A cell that quotes a wording has the unit where it was written. */
const WRITTEN = new RegExp(`\\d[ \u00a0]?(${UNITS})(?:$|[^\\p{L}])`, 'u')
const unitIn = (words: string, shape: RegExp): string | undefined => {
  const unit = shape.exec(words)?.[1]
  return unit === 'procent' ? '%' : unit
}

/** The nearest label counts: in the cell itself, the row’s, the column’s, the first heading’s, the caption’s. */
function unitFinding(table: ReportTable, resolve: Resolve, id: string): RuleFinding | undefined {
  const cells = table.rows.flatMap((row) => {
    // What stands before the first number is the row's label; a target after it has a unit of its own.
    const first = row.findIndex((cell) => cell.ref)
    const heads = row.slice(0, Math.max(0, first)).map((cell) => cell.text)
    return row.flatMap((cell, column) => {
      const figure = cell.ref && resolve(cell.ref)
      if (!figure || figure.value === null || readShown(cell.text) === 'missing') return []
      const near = [...heads.toReversed(), table.columns[column] ?? '', table.columns[0] ?? '', table.caption]
      const label = unitIn(cell.text, WRITTEN) ?? near.map((words) => unitIn(words, LABELLED)).find(Boolean)
      return [{ ref: parseRef(figure.ref)!.path, fits: (label ?? '') === (UNIT_WORD[figure.unit] ?? '') }]
    })
  })
  if (cells.length === 0) return undefined
  const wrong = cells.filter((cell) => !cell.fits)
  return {
    id,
    name: text(`Enhet i tabell ${table.number}, ${table.caption}`, `Unit of table ${table.number}, ${table.caption}`),
    left: countSide(cells.length - wrong.length, tablePlace(table)),
    right: countSide(cells.length, tablePlace(table)),
    difference: wrong.length === 0 ? 0 : -wrong.length,
    verdict: wrong.length === 0 ? 'ok' : 'deviation',
    where: [`${table.chapter}, ${tablePlace(table)}`, wrong[0]?.ref ?? 'Siffrornas enhet'],
    message:
      wrong.length === 0
        ? text('Alla tal har sin enhet.', 'Every number has its unit.')
        : text(
            `${wrong.length} tal saknar sin enhet i rubrik, kolumn eller rad, eller har en annan.`,
            `${wrong.length} numbers lack their unit in heading, column or row, or have another.`,
          ),
  }
}

export function unitFindings({ tables }: ReportMaterial, resolve: Resolve): RuleFinding[] {
  const found: RuleFinding[] = []
  for (const table of tables) {
    const one = unitFinding(table, resolve, `C106.${found.length + 11}`)
    if (one) found.push(one)
  }
  return found
}
