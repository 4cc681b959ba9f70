// A plan as a report: one chapter for each focus area, one section and table for each goal, and last the decisions it rests on.
// Refuses figures: a plan has none; what is not decided stands marked as draft, as in the plan itself.
import type { PlanDocument, PlanDocumentSection } from '../../goals/model.ts'
import type { Lang } from '../../kernel/text.ts'
import { s, type Template, type TemplateBlock, type TemplateChapter, type TemplateSection } from '../compose.ts'

export interface PlanReportInput {
  document: PlanDocument
  lang: Lang
  authority: string
  synthetic: boolean
  /** Day of the latest decision, so that the same plan gives the same bytes. */
  date: string
  /** Code of the committee the plan is narrowed to. */
  committee?: string
}

const WORDS = {
  sv: {
    plan: 'Beslutad plan och dess utkast',
    decided: 'Beslutad plan',
    others: 'Mål',
    noGoals: 'Inga mål under området.',
    noSubgoals: 'Inga delmål under målet.',
    decisions: 'Beslut',
    rests: 'Planen vilar på de här besluten.',
    undecided: 'Inget i planen är beslutat.',
    contents: 'Delmål, indikatorer och aktiviteter',
  },
  en: {
    plan: 'The decided plan and its drafts',
    decided: 'The decided plan',
    others: 'Goals',
    noGoals: 'No goals in the area.',
    noSubgoals: 'No sub-goals under the goal.',
    decisions: 'Decisions',
    rests: 'The plan rests on these decisions.',
    undecided: 'Nothing in the plan is decided.',
    contents: 'Sub-goals, indicators and activities',
  },
} as const

/** Title first: it is the heading of its row. The others keep their order. */
const titleFirst = <T>([kind, title, ...rest]: readonly T[]): T[] => [title!, kind!, ...rest]
const WIDTHS = [5, 2, 3, 3, 2, 2]

function contents(section: PlanDocumentSection, { document, lang }: PlanReportInput): TemplateBlock[] {
  if (section.rows.length === 0) return [{ paragraph: s`${WORDS[lang].noSubgoals}` }]
  return [
    {
      table: {
        caption: WORDS[lang].contents,
        columns: titleFirst(document.columns).map((label, i) => ({ label, align: 'start' as const, width: WIDTHS[i] ?? 2 })),
        rows: section.rows.map((row) => ({ kind: row.level === 0 ? 'row' : 'detail', cells: titleFirst(row.cells) })),
      },
    },
  ]
}

function sectionOf(section: PlanDocumentSection, input: PlanReportInput): TemplateSection {
  const lead: TemplateBlock[] = section.lead === '' ? [] : [{ paragraph: s`${section.lead}` }]
  return { title: section.heading, blocks: [...lead, ...contents(section, input)] }
}

/** Goals stand under the focus area before them; those before any have a chapter of their own. */
function chaptersOf(input: PlanReportInput): TemplateChapter[] {
  const words = WORDS[input.lang]
  const chapters: (TemplateChapter & { sections: TemplateSection[] })[] = []
  for (const section of input.document.sections) {
    if (section.level === 1)
      chapters.push({ title: section.heading, standfirst: section.lead === '' ? [] : s`${section.lead}`, sections: [] })
    else {
      if (chapters.length === 0) chapters.push({ title: words.others, standfirst: [], sections: [] })
      chapters.at(-1)!.sections.push(sectionOf(section, input))
    }
  }
  return chapters.map((one) => (one.sections.length > 0 ? one : { ...one, blocks: [{ paragraph: s`${words.noGoals}` }] }))
}

export function planTemplate(input: PlanReportInput): Template {
  const { document, lang, authority, synthetic, date, committee } = input
  const words = WORDS[lang]
  const drafts = document.sections.some((section) => section.rows.some((row) => row.draft))
  const decisions: TemplateChapter =
    document.decisions.length === 0
      ? { title: words.decisions, standfirst: s`${words.undecided}` }
      : { title: words.decisions, standfirst: s`${words.rests}`, blocks: [{ list: document.decisions.map((one) => s`${one}`) }] }
  return {
    lang,
    title: document.title,
    subtitle: drafts ? words.plan : words.decided,
    authority,
    year: document.year,
    ...(committee ? { committee } : {}),
    synthetic,
    date,
    source: 'books',
    chapters: [...chaptersOf(input), decisions],
  }
}
