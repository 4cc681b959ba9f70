// Rows of a sheet ↔ nodes of the plan: every cell's reading, every broken cell with its address, before anything is saved.
// Refuses: guessing where a row belongs when nothing above it fits, and two rows with the same number or identity.
import { type Finding, finding, hasErrors } from '../../kernel/finding.ts'
import { text } from '../../kernel/text.ts'
import { newId } from './change.ts'
import { diffNodes } from './diff.ts'
import { type NodeKind, type NodeVersion, PARENT_KIND, type SteeringNode } from './node.ts'
import { planOf } from './plan.ts'
import type { PlanUnits } from './planUnits.ts'
import * as cell from './sheetCell.ts'
import { addressOf, COLUMNS, type Column, columnOf, headingOf } from './sheetColumns.ts'
import { findUnit, planFaults } from './sheetPlan.ts'
import { type CellReading, RowCells, type SheetRow } from './sheetRow.ts'
import { KIND_DEFINITE as DEFINITE, KIND_WORDS } from './words.ts'

export interface PlanRow {
  line: number
  kind: NodeKind
  node: SteeringNode
  /** The plan has the node already: the row changes it. */
  known: boolean
  cells: CellReading[]
}

export interface PlanSheet {
  columns: Column[]
  rows: PlanRow[]
  findings: Finding[]
}

export interface SheetContext {
  year: number
  versions: readonly NodeVersion[]
  units: PlanUnits
  /** Units the sender may draft for. */
  mayDraft(unit: string): boolean
}

export const MAX_ROWS = 2000
const NEEDED: readonly Column[] = ['kind', 'title']

export function readSheet(rows: readonly SheetRow[], context: SheetContext): PlanSheet {
  const filled = rows.filter((row) => row.cells.some((one) => one.trim() !== ''))
  const [head, ...body] = filled
  if (!head || body.length === 0)
    return refused(
      'sheet-empty',
      'Filen har inga rader. Skriv rubriker på första raden och en rad per nod.',
      'The file has no rows. Write headings on the first line and one row per node.',
    )
  if (body.length > MAX_ROWS)
    return refused(
      'sheet-long',
      `Filen har ${body.length} rader, högst ${MAX_ROWS} läses. Dela den.`,
      `The file has ${body.length} rows, at most ${MAX_ROWS} are read. Split it.`,
    )
  const reader = new SheetReader(head, context)
  for (const row of body) reader.read(row)
  return reader.result()
}

const refused = (code: string, sv: string, en: string): PlanSheet => ({
  columns: [],
  rows: [],
  findings: [finding(`goals/${code}`, 'error', text(sv, en))],
})

class SheetReader {
  readonly #places = new Map<Column, number>()
  readonly #findings: Finding[] = []
  readonly #row: RowCells
  readonly #rows: PlanRow[] = []
  readonly #seen = new Map<string, string>()
  /** The last row of each kind: what the next row below belongs to when it does not say. */
  readonly #last = new Map<NodeKind, string>()
  /** Nodes of the plan and of the file by id. */
  readonly #nodes: Map<string, SteeringNode>

  constructor(
    head: SheetRow,
    readonly context: SheetContext,
  ) {
    const plan = planOf(context.versions, context.year, { drafts: true })
    this.#nodes = new Map(plan.all.map((one) => [one.node.id, one.node]))
    this.#readHead(head)
    this.#row = new RowCells(this.#places, this.#findings)
  }

  #readHead({ cells, line }: SheetRow): void {
    for (const [at, written] of cells.entries()) {
      if (written.trim() === '') continue
      const column = columnOf(written)
      const where = { cell: addressOf(at, line), line }
      if (!column)
        this.#findings.push(
          finding(
            'goals/sheet-column',
            'warning',
            text(
              `${where.cell}: rubriken ”${written}” är okänd, så kolumnen läses inte.`,
              `${where.cell}: the heading “${written}” is unknown, so the column is not read.`,
            ),
            where,
          ),
        )
      else if (this.#places.has(column))
        this.#findings.push(
          finding(
            'goals/sheet-column-twice',
            'error',
            text(
              `${where.cell}: rubriken ”${written}” finns två gånger. Ta bort den ena kolumnen.`,
              `${where.cell}: the heading “${written}” stands twice. Remove one of the columns.`,
            ),
            where,
          ),
        )
      else this.#places.set(column, at)
    }
    for (const column of NEEDED)
      if (!this.#places.has(column))
        this.#findings.push(
          finding(
            'goals/sheet-heading',
            'error',
            text(
              `Rubriken ${headingOf(column)} saknas på rad ${line}. Lägg till en kolumn med den rubriken.`,
              `The heading ${headingOf(column)} is missing on line ${line}. Add a column with that heading.`,
            ),
            { line },
          ),
        )
  }

  read(row: SheetRow): void {
    this.#row.open(row)
    if (!this.#places.has('kind') || !this.#places.has('title')) return
    const kind = this.#row.value('kind', cell.readKind)
    if (this.#row.written('kind') === '')
      this.#row.say(
        'kind',
        'kind',
        'cellen är tom. Skriv Målområde, Mål, Delmål, Indikator eller Aktivitet.',
        'the cell is empty. Write Målområde, Mål, Delmål, Indikator or Aktivitet.',
      )
    const title = this.#row.text('title') ?? ''
    if (this.#row.written('title') === '')
      this.#row.say(
        'title',
        'title',
        'rubriken saknas. Skriv vad som ska uppnås, mätas eller göras.',
        'the title is missing. Write what is to be reached, measured or done.',
      )
    if (!kind) return
    const no = this.#row.value('no', (written) => cell.readWhole(written, 1, 999))
    const parents = this.#parents(kind)
    const { id, known } = this.#identity(kind, no, parents)
    const node = this.#node(kind, { id, title, no, parents, was: known ? this.#nodes.get(id) : undefined })
    this.#mine(node, known ? this.#nodes.get(id) : undefined)
    this.#nodes.set(id, node)
    this.#last.set(kind, id)
    this.#rows.push({ line: row.line, kind, node, known, cells: this.#row.all() })
  }

  /** By identity, else by number among goals and areas; a new node gets the next free identity. */
  #identity(kind: NodeKind, no: number | undefined, parents: readonly string[]): { id: string; known: boolean } {
    const written = this.#row.text('id')
    const numbered = no === undefined || (kind !== 'goal' && kind !== 'focusArea') ? undefined : no
    const key = numbered === undefined ? undefined : `${kind} ${numbered}`
    if (key !== undefined) this.#once(key, 'no', `${KIND_WORDS[kind].sv} ${numbered}`, `${KIND_WORDS[kind].en} ${numbered}`)
    if (written !== undefined) {
      if (!/^[a-z][a-z0-9-]{0,60}$/.test(written))
        this.#row.say(
          'id',
          'id',
          `”${written}” är ingen beteckning. Skriv små bokstäver, siffror och bindestreck, eller lämna cellen tom.`,
          `“${written}” is not an identity. Write small letters, digits and hyphens, or leave the cell empty.`,
        )
      else {
        this.#once(`id ${written}`, 'id', `beteckningen ${written}`, `the identity ${written}`)
        const other = this.#nodes.get(written)
        if (other && other.kind !== kind)
          this.#row.say(
            'id',
            'id-kind',
            `beteckningen ${written} är redan ${KIND_WORDS[other.kind].sv.toLowerCase()}. Skriv en annan.`,
            `the identity ${written} is already a ${KIND_WORDS[other.kind].en.toLowerCase()}. Write another.`,
          )
        return { id: written, known: other !== undefined }
      }
    }
    const same =
      numbered === undefined ? undefined : [...this.#nodes.values()].find((node) => node.kind === kind && node.no === numbered)
    if (same) return { id: same.id, known: true }
    const taken = [...this.context.versions, ...this.#rows.map((row) => ({ node: row.node }) as NodeVersion)]
    return { id: newId(taken, kind, parents[0]), known: false }
  }

  #once(key: string, column: Column, sv: string, en: string): void {
    const address = this.#row.address(column)
    const first = this.#seen.get(key)
    if (first)
      this.#row.say(
        column,
        'twice',
        `${sv} finns redan i ${first}. Ge den ena ett eget nummer eller ta bort raden.`,
        `${en} already stands in ${first}. Give one its own, or remove the row.`,
      )
    else this.#seen.set(key, address)
  }

  /** What the row says it belongs to; else the nearest row above of the right kind. */
  #parents(kind: NodeKind): string[] {
    const wanted = PARENT_KIND[kind]
    if (!wanted) return []
    const written = this.#row.text('parents')
    if (written !== undefined)
      return written
        .split(/[,;]/)
        .map((part) => part.trim())
        .filter(Boolean)
        .flatMap((part) => {
          const found = this.#find(part, wanted)
          if (!found)
            this.#row.say(
              'parents',
              'parent',
              `”${part}” är inget ${KIND_WORDS[wanted].sv.toLowerCase()} i planen eller högre upp i filen. Skriv dess beteckning, nummer eller rubrik.`,
              `“${part}” is not a ${KIND_WORDS[wanted].en.toLowerCase()} in the plan or above in the file. Write its identity, number or title.`,
            )
          return found ? [found] : []
        })
    const above = this.#last.get(wanted)
    if (above) return [above]
    if (kind !== 'goal')
      this.#row.say(
        'kind',
        'no-parent',
        `${DEFINITE[kind]} har ${wanted === 'subgoal' ? 'inget delmål' : 'inget mål'} att höra till. Sätt raden under sitt ${KIND_WORDS[wanted].sv.toLowerCase()}, eller fyll i Hör till.`,
        `the ${KIND_WORDS[kind].en.toLowerCase()} has no ${KIND_WORDS[wanted].en.toLowerCase()} to belong to. Put the row below it, or fill in Hör till.`,
      )
    return []
  }

  #find(part: string, kind: NodeKind): string | undefined {
    const own = this.#nodes.get(part)
    if (own?.kind === kind) return own.id
    const of = [...this.#nodes.values()].filter((node) => node.kind === kind)
    const number = /^(?:mål|målområde|goal)? ?(\d{1,3})$/i.exec(part)?.[1]
    if (number) return of.find((node) => node.no === Number(number))?.id
    return of.find((node) => node.title.toLowerCase() === part.toLowerCase())?.id
  }

  #node(
    kind: NodeKind,
    {
      id,
      title,
      no,
      parents,
      was,
    }: { id: string; title: string; no: number | undefined; parents: string[]; was: SteeringNode | undefined },
  ): SteeringNode {
    const from = this.#row.value('from', cell.readYear) ?? was?.from ?? this.context.year
    const to =
      this.#row.value('to', cell.readYear) ??
      was?.to ??
      (kind === 'focusArea' || kind === 'goal' || this.#places.has('to') ? undefined : this.context.year)
    this.#checkYears(from, to)
    const unit = this.#unit(kind, parents, was)
    const owner = this.#row.text('owner') ?? was?.owner
    const note = this.#row.text('note') ?? was?.note
    return {
      id,
      kind,
      ...(no === undefined ? (was?.no === undefined ? {} : { no: was.no }) : { no }),
      title,
      parents: parents.length === 0 && was ? was.parents : parents,
      unit,
      ...(owner === undefined ? {} : { owner }),
      from,
      ...(to === undefined ? {} : { to }),
      perspectives: this.#row.value('perspectives', cell.readList) ?? was?.perspectives ?? [],
      weight: this.#row.value('weight', (written) => cell.readWhole(written, 1, 1000)) ?? was?.weight ?? 1,
      ...(kind === 'indicator' ? { indicator: this.#indicator(unit, was) } : {}),
      ...(kind === 'activity' ? { activity: this.#activity() } : {}),
      ...(note === undefined ? {} : { note }),
    }
  }

  #checkYears(from: number, to: number | undefined): void {
    const { year } = this.context
    if (to !== undefined && to < from)
      this.#row.say(
        'to',
        'years',
        `slutåret ${to} ligger före startåret ${from}. Rätta det ena.`,
        `the last year ${to} is before the first, ${from}. Correct one.`,
      )
    else if (from > year || (to !== undefined && to < year))
      this.#row.say(
        from > year ? 'from' : 'to',
        'year',
        `raden gäller inte ${year}, som planen läses in för. Rätta året, eller läs in filen för ett annat år.`,
        `the row is not valid in ${year}, which the plan is read for. Correct the year, or read the file for another.`,
      )
  }

  /** As written by code or name; else its parent's committee, or the assembly for areas and goals. */
  #unit(kind: NodeKind, parents: readonly string[], was: SteeringNode | undefined): string {
    const { units } = this.context
    const written = this.#row.written('unit')
    const found = written === '' ? undefined : findUnit(units, written)
    if (written !== '' && !found) {
      this.#row.say(
        'unit',
        'unit',
        `”${written}” finns inte i organisationen. Skriv nämndens eller enhetens kod eller namn.`,
        `“${written}” is not in the organisation. Write the code or name of the committee or unit.`,
      )
      return was?.unit ?? ''
    }
    const above = parents[0] === undefined ? undefined : this.#nodes.get(parents[0])
    const assembly = units.list.find((unit) => unit.level === 'assembly')?.code
    const inherited = kind === 'focusArea' || kind === 'goal' ? assembly : kind === 'subgoal' ? undefined : above?.unit
    const unit = found ?? was?.unit ?? inherited ?? ''
    if (unit === '')
      this.#row.say(
        'unit',
        'unit-missing',
        'ansvarig saknas. Skriv nämndens kod eller namn.',
        'the unit is missing. Write the committee’s code or name.',
      )
    return unit
  }

  /** A goal standing as a heading over a committee's own rows is left alone; what changes must be the sender's. */
  #mine(node: SteeringNode, was: SteeringNode | undefined): void {
    const { units, mayDraft } = this.context
    const same = was !== undefined && was.to === node.to && diffNodes(was, node).length === 0
    if (same || node.unit === '' || mayDraft(node.unit)) return
    const name = units.of(node.unit)?.name ?? node.unit
    this.#row.say(
      'unit',
      'unit-not-yours',
      `du får inte lägga in eller ändra rader för ${name}. Ta bort raden eller be den som får läsa in den.`,
      `you may not add or change rows for ${name}. Remove the row or ask someone who may to read it in.`,
    )
  }

  #indicator(unit: string, node: SteeringNode | undefined): NonNullable<SteeringNode['indicator']> {
    const was = node?.indicator
    const measureUnit = this.#row.text('measureUnit') ?? was?.measureUnit ?? ''
    const reporter = this.#row.value('reporter', (written) => {
      const found = findUnit(this.context.units, written)
      return found
        ? { ok: true, value: found }
        : {
            ok: false,
            why: text(
              `”${written}” finns inte i organisationen. Skriv enhetens kod eller namn.`,
              `“${written}” is not in the organisation. Write the unit’s code or name.`,
            ),
          }
    })
    return {
      definition: this.#row.text('definition') ?? was?.definition ?? '',
      target: this.#row.value('target', (written) => cell.readTargetCell(written, measureUnit)) ?? was?.target ?? '',
      measureUnit,
      direction: this.#row.value('direction', cell.readDirection) ?? was?.direction ?? 'higherIsBetter',
      measure: this.#row.value('measure', cell.readMeasure) ?? was?.measure ?? 'level',
      strict: this.#row.value('strict', cell.readYesNo) ?? was?.strict ?? false,
      interval: this.#row.value('interval', cell.readInterval) ?? was?.interval ?? 'tertial',
      reporter: reporter ?? was?.reporter ?? unit,
      feed: this.#row.value('feed', cell.readFeed) ?? was?.feed ?? { kind: this.#places.has('feed') ? 'none' : 'typed' },
      breakdown: this.#row.value('breakdown', cell.readBreakdown) ?? was?.breakdown ?? [],
    }
  }

  #activity(): NonNullable<SteeringNode['activity']> {
    const starts = this.#row.value('starts', cell.readDay)
    const ends = this.#row.value('ends', cell.readDay)
    return { ...(starts ? { starts } : {}), ...(ends ? { ends } : {}) }
  }

  result(): PlanSheet {
    const broken = hasErrors(this.#findings)
    const titleOf = (line: number) => addressOf(this.#places.get('title') ?? 0, line)
    const faults = broken ? [] : planFaults(this.#rows, this.context, titleOf)
    return {
      columns: COLUMNS.filter((column) => this.#places.has(column)),
      rows: this.#rows,
      findings: [...this.#findings, ...faults].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    }
  }
}
