// The goal chapter of an interim report, from the round's own objects: the same whether the whole authority or one committee reports.
// Every status stands with the words that give it its reason, and who departed from the rule.
import { ASSESSMENT_WORDS, type Assessment } from '../../kernel/verdict.ts'
import {
  s,
  type TemplateBlock,
  type TemplateCell,
  type TemplateChapter,
  type TemplateRow,
  type TemplateSection,
} from '../compose.ts'
import type { InterimGoal, InterimGoals, InterimInput, Judged } from './interimInput.ts'

/** During the year what is expected at its end is judged; at year end the outcome. */
const PROGNOSIS: Record<Assessment, string> = {
  met: 'Bedöms uppfyllas helt',
  partlyMet: 'Bedöms uppfyllas delvis',
  notMet: 'Bedöms inte uppfyllas',
  notAssessed: 'Ej bedömt',
}

type Round = Extract<InterimGoals, { kind: 'round' }>

const wordOf = (assessment: Assessment, basis: Round['basis']): string =>
  basis === 'prognosis' ? PROGNOSIS[assessment] : ASSESSMENT_WORDS[assessment].sv
const short = (assessment: Assessment): string => ASSESSMENT_WORDS[assessment].short.sv
const status = (assessment: Assessment): TemplateCell => ({ text: short(assessment), status: assessment })

/** Why: the rule's reason, or the person's words where somebody judged otherwise or confirmed. */
function why({ because, proposed, assessment, decided }: Judged): string {
  if (!decided) return because
  const who = `${decided.by}${decided.onBehalfOf ? ` för ${decided.onBehalfOf}` : ''}, ${decided.day}`
  if (assessment === proposed) return [because, decided.reason, `(${who})`].filter(Boolean).join(' ')
  return `${decided.reason} Regeln föreslog ${short(proposed).toLowerCase()}: ${because} (${who})`
}

const startColumn = (label: string, width: number) => ({ label, align: 'start' as const, width })

/** A committee's report shows its own part of each goal it answers for; the objects are the same. */
function partOf(goal: InterimGoal, code: string | undefined): InterimGoal {
  if (code === undefined) return goal
  const own = <T extends { committee: string }>(items: T[]) => items.filter((item) => item.committee === code)
  return {
    ...goal,
    sentences: goal.committees.filter((c) => c.code === code).map((c) => c.sentence),
    committees: goal.committees.filter((c) => c.code === code),
    subgoals: own(goal.subgoals),
    indicators: own(goal.indicators),
    activities: own(goal.activities),
  }
}

const concerns = (goal: InterimGoal, code: string): boolean => goal.committees.some((c) => c.code === code)

function matrix(input: InterimInput, goals: InterimGoal[]): TemplateBlock {
  const codes = (input.committee ? [input.committee] : input.committees)
    .map((c) => c.code)
    .filter((code) => goals.some((goal) => concerns(goal, code)))
  return {
    table: {
      caption: 'Bedömning per mål och nämnd',
      columns: [startColumn('Mål', 4), ...codes.map((code) => startColumn(code, 1)), startColumn('Samlat', 1.1)],
      rows: goals.map(
        (goal): TemplateRow => ({
          cells: [
            `${goal.number} ${goal.title}`,
            ...codes.map((code): TemplateCell => {
              const found = goal.committees.find((c) => c.code === code)
              return found ? status(found.assessment) : { text: '–' }
            }),
            status(goal.assessment),
          ],
        }),
      ),
      note: '– betyder att nämnden inte svarar för målet.',
    },
  }
}

function stepTable(caption: string, heading: string, rows: TemplateRow[]): TemplateBlock[] {
  if (rows.length === 0) return []
  const columns = [startColumn(heading, 3), startColumn('Nämnd', 0.8), startColumn('Bedömning', 1.2), startColumn('Skäl', 4)]
  return [{ table: { caption, columns, rows } }]
}

function indicatorTable(goal: InterimGoal): TemplateBlock[] {
  if (goal.indicators.length === 0) return []
  return [
    {
      table: {
        caption: `Indikatorer, mål ${goal.number}`,
        columns: [
          startColumn('Indikator', 3.4),
          startColumn('Nämnd', 0.8),
          startColumn('Målvärde', 1.3),
          startColumn('Värde', 1.3),
          startColumn('Bedömning', 1.2),
          startColumn('Skäl', 3),
        ],
        rows: goal.indicators.map(
          (i): TemplateRow => ({ cells: [i.name, i.committee, i.target || '..', i.value, status(i.assessment), why(i)] }),
        ),
        note: '.. betyder att uppgiften saknas.',
      },
    },
  ]
}

/** The words of those who answer, each under its name. */
function comments(goal: InterimGoal): TemplateBlock[] {
  const written = goal.committees.filter((c) => c.comment !== '').map((c) => s`${c.name}: ${c.comment}`)
  return [...(goal.comment ? [{ paragraph: s`${goal.comment}` }] : []), ...(written.length ? [{ list: written }] : [])]
}

function goalSection(goal: InterimGoal, basis: Round['basis']): TemplateSection {
  const word = { status: goal.assessment, text: wordOf(goal.assessment, basis) }
  return {
    title: `Mål ${goal.number}: ${goal.title}`,
    blocks: [
      { paragraph: s`Samlad bedömning: ${word}. ${why(goal)}` },
      ...(goal.sentences.length ? [{ paragraph: s`${goal.sentences.join(' ')}` }] : []),
      ...comments(goal),
      ...stepTable(
        `Nämndernas bedömningar, mål ${goal.number}`,
        'Nämndens namn',
        goal.committees.map((c): TemplateRow => ({ cells: [c.name, c.code, status(c.assessment), why(c)] })),
      ),
      ...stepTable(
        `Delmål, mål ${goal.number}`,
        'Delmål',
        goal.subgoals.map((sub): TemplateRow => ({ cells: [sub.title, sub.committee, status(sub.assessment), why(sub)] })),
      ),
      ...indicatorTable(goal),
      ...stepTable(
        `Aktiviteter, mål ${goal.number}`,
        'Aktivitet',
        goal.activities.map((a): TemplateRow => ({ cells: [a.title, a.committee, status(a.assessment), why(a)] })),
      ),
    ],
  }
}

/** Goals of the report: all, or those the reporting committee answers for. */
export function goalsShown(input: InterimInput): InterimGoal[] {
  if (input.goals.kind === 'none') return []
  const code = input.committee?.code
  return input.goals.goals.filter((goal) => code === undefined || concerns(goal, code)).map((goal) => partOf(goal, code))
}

/** How many goals stand where, in one sentence. */
export function goalTally(input: InterimInput): string {
  if (input.goals.kind === 'none') return input.goals.reason
  const goals = goalsShown(input)
  const of = (assessment: Assessment) => goals.filter((goal) => goal.assessment === assessment).length
  const basis = input.goals.basis === 'prognosis' ? 'vid årets slut' : 'för året'
  const none = of('notAssessed')
  const rest = none === 0 ? '' : ` ${none} har inte bedömts.`
  return `Av ${goals.length} mål bedöms ${of('met')} uppfyllas helt, ${of('partlyMet')} delvis och ${of('notMet')} inte ${basis}.${rest}`
}

export function goalsChapter(input: InterimInput): TemplateChapter {
  const { goals } = input
  if (goals.kind === 'none') {
    return {
      title: 'Måluppföljning',
      standfirst: s`${goals.reason}`,
      blocks: goals.goals.length === 0 ? [] : [goalList(goals.goals)],
    }
  }
  const shown = goalsShown(input)
  return {
    title: 'Måluppföljning',
    standfirst: s`${goalTally(input)}`,
    blocks: [
      {
        paragraph: s`${goals.rule} Varje bedömning vilar på underlag som går att följa; där en person har bedömt annat än regeln föreslog står skälet.`,
      },
      matrix(input, shown),
    ],
    sections: shown.map((goal) => goalSection(goal, goals.basis)),
  }
}

function goalList(goals: Extract<InterimGoals, { kind: 'none' }>['goals']): TemplateBlock {
  return {
    table: {
      caption: 'Årets mål',
      columns: [startColumn('Mål', 4), startColumn('Indikatorer', 1), startColumn('Bedömning', 1)],
      rows: goals.map(
        (goal): TemplateRow => ({
          cells: [`${goal.number} ${goal.title}`, String(goal.indicators), status('notAssessed')],
        }),
      ),
    },
  }
}
