// A plan as neutral sections and rows, for whoever prints it: the same tree as the page, in words, with the decisions behind it.
// Refuses: layout, and leaving drafts unmarked; what is not decided says so in its row.
import { formatDate, type Lang } from '../../kernel/text.ts'
import type { Decision } from '../judgement.ts'
import type { NodeKind } from './node.ts'
import { isOfficial, type Plan, type PlanNode } from './plan.ts'
import { INTERVAL_WORDS, KIND_WORDS } from './words.ts'

export interface PlanDocumentRow {
  kind: NodeKind
  id: string
  /** 0 sub-goal, 1 what hangs below it. */
  level: 0 | 1
  /** Kind, title, unit, target or days, interval, owner: one per column. */
  cells: string[]
  draft: boolean
}

export interface PlanDocumentSection {
  /** 1 focus area, 2 goal. */
  level: 1 | 2
  heading: string
  /** Who decided and when; empty for what hangs above without a decision. */
  lead: string
  rows: PlanDocumentRow[]
}

export interface PlanDocument {
  title: string
  year: number
  columns: string[]
  sections: PlanDocumentSection[]
  /** Decisions the plan rests on, each once, latest first. */
  decisions: string[]
}

export interface PlanDocumentNames {
  lang: Lang
  title: string
  nameOf(unit: string): string
}

export function planDocument(plan: Plan, { lang, title, nameOf }: PlanDocumentNames): PlanDocument {
  const sections: PlanDocumentSection[] = []
  const add = (level: 1 | 2, one: PlanNode, below: readonly PlanNode[]) =>
    sections.push({
      level,
      heading: headingOf(one, lang),
      lead: leadOf(one, lang),
      rows: below.flatMap((each) => rowsOf(each, lang, nameOf)),
    })
  for (const root of plan.roots) {
    if (root.node.kind === 'focusArea') {
      add(1, root, [])
      for (const goal of root.below) add(2, goal, goal.below)
    } else add(2, root, root.below)
  }
  return { title, year: plan.year, columns: COLUMNS[lang], sections, decisions: decisionsOf(plan, lang) }
}

const COLUMNS: Record<Lang, string[]> = {
  sv: ['Slag', 'Rubrik', 'Ansvarig', 'Målvärde eller tid', 'Rapporteras', 'Ägare'],
  en: ['Kind', 'Title', 'Unit', 'Target or time', 'Reported', 'Owner'],
}

const DRAFT: Record<Lang, string> = { sv: 'utkast', en: 'draft' }

function headingOf({ node, draft }: PlanNode, lang: Lang): string {
  const number = node.no === undefined ? '' : node.kind === 'goal' ? `${KIND_WORDS.goal[lang]} ${node.no}. ` : `${node.no}. `
  return `${number}${node.title}${draft ? ` (${DRAFT[lang]})` : ''}`
}

const leadOf = ({ version }: PlanNode, lang: Lang): string => (version.decision ? decisionText(version.decision, lang) : '')

export const decisionText = ({ body, paragraph, caseNumber, date }: Decision, lang: Lang): string =>
  `${body} ${paragraph}, ${caseNumber}, ${formatDate(date, lang)}`

function rowsOf(subgoal: PlanNode, lang: Lang, nameOf: (unit: string) => string): PlanDocumentRow[] {
  const row = (one: PlanNode, level: 0 | 1): PlanDocumentRow => ({
    kind: one.node.kind,
    id: one.node.id,
    level,
    draft: one.draft,
    cells: [
      KIND_WORDS[one.node.kind][lang],
      `${one.node.title}${one.draft ? ` (${DRAFT[lang]})` : ''}`,
      nameOf(one.node.unit),
      middleOf(one, lang),
      one.node.indicator ? INTERVAL_WORDS[one.node.indicator.interval][lang] : '',
      one.node.owner ?? '',
    ],
  })
  return [row(subgoal, 0), ...subgoal.below.map((one) => row(one, 1))]
}

function middleOf({ node }: PlanNode, lang: Lang): string {
  if (node.indicator) return node.indicator.target
  const { starts, ends } = node.activity ?? {}
  return [starts, ends].flatMap((day) => (day ? [formatDate(day, lang)] : [])).join(' – ')
}

function decisionsOf(plan: Plan, lang: Lang): string[] {
  const found = new Map(
    plan.all.flatMap(({ version }) =>
      isOfficial(version) && version.decision ? [[decisionText(version.decision, lang), version.decision.date] as const] : [],
    ),
  )
  return [...found].sort((a, b) => (a[1] < b[1] ? 1 : a[1] > b[1] ? -1 : 0)).map(([said]) => said)
}
