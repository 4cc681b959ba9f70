// The journal as a list: every decision on money with who took it, when, and how much it moves.
// Refuses: choosing which drafts may be seen; the list arrives as the reader may see it.
import { formatDate, type Lang } from '../../kernel/text.ts'
import { amount, type FigureView, missing } from '../../web/figure.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { PATHS } from '../../web/links.ts'
import { ChoiceSelect, Empty, LinkRow, PageChoices } from '../../web/parts.tsx'
import { Table } from '../../web/table.tsx'
import type { StoredDecision } from '../decision.ts'
import { effectOf } from '../grounds.ts'
import { decisionPlace, KIND_WORDS, type Names, STATE_WORDS } from '../words.ts'
import { budgetHref, decisionHref, say, W } from './shared.tsx'

export interface DecisionsView {
  /** Latest first. */
  decisions: readonly StoredDecision[]
  /** 0: all years. */
  year: number
  years: readonly number[]
  names: Names
  mayDecide: boolean
}

export function DecisionsPage({ shell, view }: { shell: Shell; view: DecisionsView }) {
  const { lang } = shell
  return (
    <Page
      shell={shell}
      current="budget"
      title={W.decisions[lang]}
      path={[{ label: W.budget[lang], href: budgetHref() }, { label: W.decisions[lang] }]}
      lead={leadOf(view, lang)}
      choices={[]}
      source={say(
        lang,
        'Ramar och resultat: vad beslutet ändrar det valda året, annars beslutets första år. En omfördelning ändrar inget av dem.',
        'Frames and result: what the decision changes in the chosen year, otherwise in its first. A reallocation changes neither.',
      )}
      actions={view.mayDecide && <LinkRow links={[{ label: W.newDecision[lang], href: `${PATHS.budget}/beslut/nytt` }]} />}
    >
      <PageChoices lang={lang}>
        <ChoiceSelect
          action={`${PATHS.budget}/beslut`}
          name="ar"
          label={W.year[lang]}
          lang={lang}
          value={String(view.year)}
          options={[
            { value: '0', label: say(lang, 'Alla år', 'All years') },
            ...view.years.map((one) => ({ value: String(one), label: String(one) })),
          ]}
        />
      </PageChoices>
      {view.decisions.length === 0 ? (
        <Empty>{say(lang, 'Inga beslut för året. Välj ett annat år.', 'No decisions for the year. Choose another.')}</Empty>
      ) : (
        <List view={view} lang={lang} />
      )}
    </Page>
  )
}

function leadOf({ decisions }: DecisionsView, lang: Lang): string | undefined {
  const decided = decisions.filter((one) => one.state === 'decided')
  const drafts = decisions.filter((one) => one.state === 'draft').length
  const latest = decided[0]
  if (!latest) return undefined
  return say(
    lang,
    `${decided.length} beslut. Det senaste är från ${formatDate(latest.date, lang)}: ${latest.title}.${drafts > 0 ? ` ${drafts} utkast väntar.` : ''}`,
    `${decided.length} decisions. The latest is of ${formatDate(latest.date, lang)}: ${latest.title}.${drafts > 0 ? ` ${drafts} drafts wait.` : ''}`,
  )
}

const yearsOf = ({ entries }: StoredDecision): string => {
  const years = [...new Set(entries.map((one) => one.year))].toSorted((a, b) => a - b)
  return years.length > 1 ? `${years[0]}–${years.at(-1)}` : String(years[0] ?? '')
}

const cells = (decision: StoredDecision, year: number): FigureView[] => {
  const effect = effectOf(decision, year)
  return effect
    ? [effect.frames, effect.result].map((one) => amount(one, undefined, 'mkr', { decimals: 2, sign: true }))
    : [missing, missing]
}

function List({ view, lang }: { view: DecisionsView; lang: Lang }) {
  return (
    <Table
      lang={lang}
      caption={W.decisions[lang]}
      rowHead={W.decision[lang]}
      phone="blocks"
      columns={[
        { id: 'date', head: W.date[lang], kind: 'text' },
        { id: 'kind', head: W.kind[lang], kind: 'text' },
        { id: 'by', head: W.by[lang], kind: 'text' },
        { id: 'years', head: W.year[lang], kind: 'text' },
        { id: 'state', head: W.state[lang], kind: 'text' },
        { id: 'frames', head: say(lang, 'Ramar, mkr', 'Frames, SEK m') },
        { id: 'result', head: say(lang, 'Resultat, mkr', 'Result, SEK m') },
      ]}
      rows={view.decisions.map((one) => ({
        label: <a href={decisionHref(one.id)}>{one.title || one.id}</a>,
        soft: one.state !== 'decided',
        cells: [
          <span class="r-nowrap">{one.date || '..'}</span>,
          KIND_WORDS[one.kind][lang],
          one.state === 'draft' ? '' : decisionPlace(one, lang, view.names),
          <span class="r-nowrap">{yearsOf(one)}</span>,
          STATE_WORDS[one.state][lang],
          ...cells(one, view.year),
        ],
      }))}
    />
  )
}
