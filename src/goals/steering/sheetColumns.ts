// The columns of a plan sheet: how they are named, by people and by our own export, and how a node fills them.
// Refuses: guessing; a heading is one of the words here, or it is told as unknown.
import { shownFields } from './diff.ts'
import type { SteeringNode } from './node.ts'
import { KIND_WORDS } from './words.ts'

export const COLUMNS = [
  'kind',
  'id',
  'no',
  'title',
  'parents',
  'unit',
  'owner',
  'from',
  'to',
  'perspectives',
  'weight',
  'target',
  'measureUnit',
  'direction',
  'measure',
  'strict',
  'interval',
  'reporter',
  'feed',
  'breakdown',
  'definition',
  'starts',
  'ends',
  'note',
] as const

export type Column = (typeof COLUMNS)[number]

/** Heading we write, then what others write. All compared in lower case without signs. */
const HEADINGS: Record<Column, readonly string[]> = {
  kind: ['Slag', 'typ', 'nivå', 'kind', 'type'],
  id: ['Beteckning', 'id', 'kod', 'nod', 'code'],
  no: ['Nummer', 'nr', 'no', 'målnummer', 'number'],
  title: ['Rubrik', 'benämning', 'namn', 'text', 'mål/delmål/indikator', 'title', 'name'],
  parents: ['Hör till', 'överordnad', 'under', 'tillhör', 'belongs to', 'parent'],
  unit: ['Ansvarig', 'nämnd', 'ansvarig nämnd', 'ansvarig enhet', 'enhet', 'committee', 'unit', 'responsible'],
  owner: ['Ägare', 'ägare (funktion)', 'ansvarig funktion', 'owner'],
  from: ['Från år', 'gäller från', 'år', 'startår', 'from', 'from year', 'year'],
  to: ['Till år', 'gäller till', 'gäller till och med', 'slutår', 'to', 'to year'],
  perspectives: ['Perspektiv', 'perspectives'],
  weight: ['Vikt', 'viktning', 'weight'],
  target: ['Målvärde', 'mål värde', 'målnivå', 'target'],
  measureUnit: ['Måttenhet', 'mått', 'enhet (mått)', 'unit of measure'],
  direction: ['Bättre när värdet är', 'riktning', 'bättre', 'direction'],
  measure: ['Slag av mått', 'måttslag', 'measure'],
  strict: ['Strikt gräns', 'strikt', 'strict'],
  interval: ['Rapporteras', 'intervall', 'rapporteringsintervall', 'mäts', 'interval'],
  reporter: ['Rapporterande enhet', 'rapporterar', 'uppgiftslämnare', 'reporter'],
  feed: ['Källa', 'värdet kommer från', 'datakälla', 'source'],
  breakdown: ['Uppdelning', 'uppdelad på', 'breakdown'],
  definition: ['Definition', 'beskrivning', 'description'],
  starts: ['Börjar', 'startdatum', 'start', 'starts'],
  ends: ['Slutar', 'slutdatum', 'slut', 'ends'],
  note: ['Anmärkning', 'kommentar', 'note', 'remark'],
}

const plain = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[\s\u00a0_-]+/g, ' ')
    .replace(/[*:.]/g, '')
    .trim()

const BY_HEADING = new Map(COLUMNS.flatMap((column) => HEADINGS[column].map((heading) => [plain(heading), column] as const)))

export const columnOf = (heading: string): Column | undefined => BY_HEADING.get(plain(heading))
export const headingOf = (column: Column): string => HEADINGS[column][0]!

/** `B7`: column by place from 0, line from 1. */
export function addressOf(at: number, line: number): string {
  let letters = ''
  for (let rest = at; rest >= 0; rest = Math.floor(rest / 26) - 1) letters = String.fromCharCode(65 + (rest % 26)) + letters
  return `${letters}${line}`
}

/** One row per node, all columns, as our export writes it and our import reads it. */
export function rowOf(node: SteeringNode): string[] {
  const shown = shownFields(node)
  return COLUMNS.map((column) => {
    if (column === 'kind') return KIND_WORDS[node.kind].sv
    if (column === 'id') return node.id
    if (column === 'to') return node.to === undefined ? '' : String(node.to)
    return shown[column].sv
  })
}

export const writeSheet = (nodes: readonly SteeringNode[]): string[][] => [COLUMNS.map(headingOf), ...nodes.map(rowOf)]
