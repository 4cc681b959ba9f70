// The annual cycle as a wheel and as a list. The wheel holds only steps with a date; the list holds all, with the words as decided.
// Refuses: a place in the wheel for a season or a habit.
import { formatDate, type Lang } from '../../kernel/text.ts'
import { Page, type Shell } from '../../web/layout.tsx'
import { PATHS } from '../../web/links.ts'
import { LinkRow, Section } from '../../web/parts.tsx'
import { Table } from '../../web/table.tsx'
import { type CycleStep, nextStep, placeInYear } from '../cycle/cycle.ts'
import { PAGE } from '../words.ts'
import { stepHref } from './step.tsx'
import { Wheel } from './wheel.tsx'

export interface CycleView {
  steps: readonly CycleStep[]
  today: string
  /** May change the steps. */
  edits: boolean
}

export const CALENDAR_FILE = `${PATHS.calendar}.ics`

export function CyclePage({ shell, view }: { shell: Shell; view: CycleView }) {
  const { lang } = shell
  const placed = view.steps.filter((step) => placeInYear(step))
  return (
    <Page
      shell={shell}
      current="calendar"
      title={PAGE.cycle[lang]}
      lead={leadOf(view, lang)}
      choices={[]}
      actions={<LinkRow links={linksOf(view, lang)} />}
    >
      {view.steps.length > 0 && (
        <div class="r-stack">
          <Section
            id="hjulet"
            title={lang === 'sv' ? 'Årets månader' : 'The months of the year'}
            source={
              lang === 'sv'
                ? 'Steg med datum står på sin plats i året, vilket år det än är; året står i listan. Visaren är i dag.'
                : 'Steps with a date stand at their place in the year, whichever year it is; the list says which. The hand is today.'
            }
          >
            <Wheel steps={placed} today={view.today} lang={lang} />
          </Section>
          <Section id="stegen" title={PAGE.list[lang]}>
            <StepTable steps={view.steps} edits={view.edits} lang={lang} />
          </Section>
        </div>
      )}
    </Page>
  )
}

function linksOf({ steps, edits }: CycleView, lang: Lang) {
  return [
    ...(edits ? [{ label: lang === 'sv' ? 'Lägg till steg' : 'Add a step', href: stepHref('nytt') }] : []),
    ...(steps.length > 0 ? [{ label: PAGE.calendarFile[lang], href: CALENDAR_FILE, download: true }] : []),
  ]
}

function leadOf({ steps, today }: CycleView, lang: Lang): string {
  if (steps.length === 0) return lang === 'sv' ? 'Årshjulet har inga steg än.' : 'The annual cycle has no steps yet.'
  const next = nextStep(steps, today)
  const dated = steps.filter(({ when }) => when.kind !== 'words').length
  const counted = lang === 'sv' ? `${dated} av ${steps.length} steg har datum.` : `${dated} of ${steps.length} steps have a date.`
  if (!next) return counted
  const { step, span } = next
  const day = formatDate(span.from, lang)
  if (span.from <= today) return lang === 'sv' ? `Nu: ${step.title.sv}. ${counted}` : `Now: ${step.title.en}. ${counted}`
  return lang === 'sv' ? `Nästa steg: ${step.title.sv}, ${day}. ${counted}` : `Next step: ${step.title.en}, ${day}. ${counted}`
}

function StepTable({ steps, edits, lang }: { steps: readonly CycleStep[]; edits: boolean; lang: Lang }) {
  return (
    <Table
      lang={lang}
      caption={PAGE.cycle[lang]}
      rowHead={PAGE.step[lang]}
      phone="blocks"
      columns={[
        { id: 'when', head: PAGE.when[lang], kind: 'text' },
        { id: 'what', head: lang === 'sv' ? 'Vad' : 'What', kind: 'text' },
        { id: 'who', head: PAGE.who[lang], kind: 'text' },
      ]}
      rows={steps.map((step) => ({
        id: `steg-${step.no}`,
        label: (
          <>
            <span class="r-number">{step.no}</span>{' '}
            {edits ? <a href={stepHref(step.no)}>{step.title[lang]}</a> : step.title[lang]}
          </>
        ),
        cells: [step.words[lang] || PAGE.noDate[lang], step.what[lang], step.who[lang]],
      }))}
    />
  )
}
