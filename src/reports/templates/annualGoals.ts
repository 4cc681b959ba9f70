// The goal chapter and the indicator appendix: judgements with their reasons, missing values visible.
import { s, type TemplateBlock, type TemplateChapter, type TemplateRow, type TemplateSection } from '../compose.ts'
import { type AnnualInput, type GoalChapter, ownWord } from './annualInput.ts'

function tally(input: AnnualInput): string {
  const words = input.goalWords
  const of = (status: keyof typeof words) => input.goals.filter((g) => g.assessment === status).length
  return `Av ${input.goals.length} mål bedöms ${of('met')} som helt uppfyllda, ${of('partlyMet')} som delvis uppfyllda och ${of('notMet')} som inte uppfyllda. ${of('notAssessed')} har inte bedömts, eftersom underlaget inte räcker.`
}

function matrix(input: AnnualInput): TemplateBlock {
  const codes = input.committees
    .map((c) => c.code)
    .filter((code) => input.goals.some((g) => g.committees.some((c) => c.code === code)))
  const rows = input.goals.map(
    (goal): TemplateRow => ({
      cells: [
        `${goal.number} ${goal.title}`,
        ...codes.map((code) => {
          const found = goal.committees.find((c) => c.code === code)
          return found?.concerned ? { text: found.word, status: found.assessment } : { text: '–' }
        }),
        { text: goal.word, status: goal.assessment },
      ],
    }),
  )
  return {
    table: {
      caption: 'Måluppfyllelse per mål och nämnd',
      columns: [
        { label: 'Mål', align: 'start', width: 4 },
        ...codes.map((code) => ({ label: code, align: 'start' as const, width: 1 })),
        { label: ownWord(input.kind, 'Regionen'), align: 'start', width: 1.1 },
      ],
      rows,
      note: '– betyder att nämnden inte berörs av målet.',
    },
  }
}

function goalSection(goal: GoalChapter): TemplateSection {
  const concerned = goal.committees.filter((c) => c.concerned)
  const assessed = goal.indicators.filter((i) => i.assessment !== 'notAssessed').length
  return {
    title: `Mål ${goal.number}: ${goal.title}`,
    blocks: [
      {
        paragraph: s`Målet hör till målområdet ${goal.focusArea}. Samlad bedömning: ${{ status: goal.assessment, text: goal.word }}. ${goal.reason}`,
      },
      {
        paragraph: s`Bedömningen vilar på ${String(assessed)} av ${String(goal.indicators.length)} indikatorer med ett bedömt utfall.`,
      },
      {
        table: {
          caption: `Nämndernas bedömningar, mål ${goal.number}`,
          columns: [
            { label: 'Nämnd', align: 'start', width: 2 },
            { label: 'Bedömning', align: 'start', width: 1.4 },
            { label: 'Skäl', align: 'start', width: 4 },
          ],
          rows: concerned.map((c): TemplateRow => ({ cells: [c.name, { text: c.word, status: c.assessment }, c.reason] })),
        },
      },
    ],
  }
}

export function goalsChapter(input: AnnualInput): TemplateChapter {
  return {
    title: 'Måluppföljning',
    standfirst: s`${tally(input)}`,
    blocks: [
      {
        paragraph: s`Varje indikator prövas mot sitt målvärde med ett registrerat regelverk. Indikatorerna vägs samman per nämnd och nämnderna per mål; skälet står vid varje steg. Ett mål där färre än hälften av underlagen kan bedömas får ingen bedömning.`,
      },
      matrix(input),
    ],
    sections: input.goals.map(goalSection),
  }
}

export function indicatorAppendix(input: AnnualInput): TemplateChapter {
  const years = input.outcomeYears
  return {
    title: 'Bilaga: indikatorer',
    standfirst: s`Alla indikatorer med utfall och målvärde som de har rapporterats, och den bedömning regelverket ger.`,
    sections: input.goals
      .filter((goal) => goal.indicators.length > 0)
      .map((goal) => ({
        title: `Indikatorer till mål ${goal.number}`,
        blocks: [
          {
            table: {
              caption: goal.title,
              columns: [
                { label: 'Indikator', align: 'start' as const, width: 4 },
                { label: 'Nämnd', align: 'start' as const, width: 1 },
                ...years.map((y, i) => ({ label: String(y), align: 'end' as const, quiet: i < years.length - 1, width: 1.2 })),
                { label: 'Målvärde', align: 'start' as const, width: 1.5 },
                { label: 'Bedömning', align: 'start' as const, width: 1.3 },
              ],
              rows: goal.indicators.map(
                (row): TemplateRow => ({
                  cells: [
                    row.name,
                    row.committee,
                    ...row.outcomes,
                    row.target,
                    { text: input.goalWords[row.assessment], status: row.assessment },
                  ],
                }),
              ),
              note: '.. betyder att värdet saknas.',
            },
          },
          { list: goal.indicators.map((row) => s`${row.name} (${row.committee}): ${row.reason}`) },
        ],
      })),
  }
}
