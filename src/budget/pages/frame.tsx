// One frame on any day: the amount, the decisions that gave it line by line, and how it is given on.
// Refuses: loading and adding up; the view arrives finished.
import type { UnitCode } from '../../kernel/ids.ts'
import type { Ore } from '../../kernel/money.ts'
import { formatDate, type Lang } from '../../kernel/text.ts'
import { amount, Figure } from '../../web/figure.tsx'
import { Button, SelectField, TextField } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { PATHS } from '../../web/links.ts'
import { Empty, PageChoices, Section } from '../../web/parts.tsx'
import { type Row, Table } from '../../web/table.tsx'
import { budgetRef } from '../figures.ts'
import type { FrameLine, UndistributedFrame } from '../journal.ts'
import { KIND_WORDS } from '../words.ts'
import { budgetHref, decisionHref, frameHref, say, W } from './shared.tsx'

export interface FrameView {
  unit: UnitCode
  name: string
  year: number
  years: readonly number[]
  asOf: string | undefined
  /** What was written as a day and is none. */
  badDay?: string
  frame: Ore
  lines: readonly FrameLine[]
  /** What activities and units below hold of it. */
  parts: readonly { label: string; activity?: string; unit?: UnitCode; amountOre: Ore }[]
  undistributed: UndistributedFrame | undefined
}

export function FramePage({ shell, view }: { shell: Shell; view: FrameView }) {
  const { lang } = shell
  const title = `${W.frame[lang]} ${view.year}, ${view.name}`
  return (
    <Page
      shell={shell}
      current="budget"
      title={title}
      path={[{ label: W.budget[lang], href: budgetHref(view.year) }, { label: view.name }]}
      lead={view.lines.length > 0 ? <Lead view={view} lang={lang} /> : undefined}
      choices={[]}
      source={say(
        lang,
        'Ram: plus är pengar att använda. Det som nämnden ger sina egna enheter och verksamheter ligger kvar i ramen.',
        'Frame: plus is money to use. What the committee gives its own units and activities stays in the frame.',
      )}
    >
      <Choices view={view} lang={lang} />
      {view.lines.length === 0 ? (
        <Empty>
          {say(
            lang,
            `Inga beslut rör ramen ${view.year}${view.asOf ? ` till och med ${formatDate(view.asOf, lang)}` : ''}. Välj ett annat år eller en senare dag.`,
            `No decisions touch the frame of ${view.year}${view.asOf ? ` up to ${formatDate(view.asOf, lang)}` : ''}. Choose another year or a later day.`,
          )}
        </Empty>
      ) : (
        <>
          <Lines view={view} lang={lang} />
          {view.parts.length > 0 && <Parts view={view} lang={lang} />}
        </>
      )}
    </Page>
  )
}

function Lead({ view, lang }: { view: FrameView; lang: Lang }) {
  const { unit, year, asOf, frame, lines, undistributed } = view
  const last = lines.at(-1)!
  const when = asOf
    ? say(lang, `Som den var känd ${formatDate(asOf, lang)} är ramen `, `As known on ${formatDate(asOf, lang)} the frame is `)
    : ''
  return (
    <>
      {when || say(lang, 'Ramen är ', 'The frame is ')}
      <Figure
        figure={amount(frame, budgetRef.frame(unit, year, asOf ? { asOf } : {}), 'mkr', { decimals: 2, unit: W.mkr[lang] })}
        lang={lang}
        inText
      />
      {say(
        lang,
        `, given av ${lines.length === 1 ? 'ett' : lines.length} beslut. Det senaste är från ${formatDate(last.date, lang)}.`,
        `, given by ${lines.length === 1 ? 'one decision' : `${lines.length} decisions`}. The latest is of ${formatDate(last.date, lang)}.`,
      )}
      {undistributed && (
        <>
          {' '}
          <Figure
            figure={amount(undistributed.amountOre, budgetRef.undistributed(unit, year, asOf ? { asOf } : {}), 'mkr', {
              decimals: 2,
              unit: W.mkr[lang],
            })}
            lang={lang}
            inText
          />
          {say(lang, ' är inte fördelade.', ' are not distributed.')}
        </>
      )}
    </>
  )
}

function Choices({ view, lang }: { view: FrameView; lang: Lang }) {
  return (
    <PageChoices lang={lang}>
      <form class="r-entry-fields" method="get" action={`${PATHS.budget}/ram/${view.unit}`}>
        <SelectField
          id="ar"
          name="ar"
          label={W.year[lang]}
          lang={lang}
          value={String(view.year)}
          options={view.years.map((one) => ({ value: String(one), label: String(one) }))}
        />
        <TextField
          id="per"
          name="per"
          type="date"
          label={say(lang, 'Som den var känd', 'As known on')}
          lang={lang}
          optional
          value={view.badDay ?? view.asOf ?? ''}
          error={
            view.badDay &&
            say(
              lang,
              `Skriv dagen ÅÅÅÅ-MM-DD. Du skrev ”${view.badDay}”.`,
              `Write the day YYYY-MM-DD. You wrote “${view.badDay}”.`,
            )
          }
        />
        <Button kind="secondary">{say(lang, 'Visa ramen', 'Show the frame')}</Button>
      </form>
    </PageChoices>
  )
}

function Lines({ view, lang }: { view: FrameView; lang: Lang }) {
  const { unit, year, asOf, frame, lines } = view
  const when = asOf ? { asOf } : {}
  return (
    <Section id="beslut" title={say(lang, 'Beslut som gett ramen', 'Decisions behind the frame')} right={W.mkr[lang]}>
      <Table
        lang={lang}
        caption={say(lang, 'Beslut som gett ramen', 'Decisions behind the frame')}
        rowHead={W.decision[lang]}
        phone="blocks"
        columns={[
          { id: 'date', head: W.date[lang], kind: 'text' },
          { id: 'kind', head: W.kind[lang], kind: 'text' },
          { id: 'reason', head: W.reason[lang], kind: 'text' },
          { id: 'amount', head: W.amount[lang] },
        ]}
        rows={[
          ...lines.map(
            (one): Row => ({
              label: <a href={decisionHref(one.id)}>{one.decision.title || one.id}</a>,
              cells: [
                <span class="r-nowrap">{one.date}</span>,
                KIND_WORDS[one.kind][lang],
                one.reason,
                amount(one.amountOre, budgetRef.frame(unit, year, { ...when, decision: one.id }), 'mkr', {
                  decimals: 2,
                  sign: true,
                }),
              ],
            }),
          ),
          {
            kind: 'total',
            label: W.frame[lang],
            cells: ['', '', '', amount(frame, budgetRef.frame(unit, year, when), 'mkr', { decimals: 2 })],
          },
        ]}
      />
    </Section>
  )
}

function Parts({ view, lang }: { view: FrameView; lang: Lang }) {
  const { unit, year, asOf, frame, parts, undistributed } = view
  const when = asOf ? { asOf } : {}
  const refOf = (one: FrameView['parts'][number]) =>
    one.unit ? budgetRef.frame(one.unit, year, when) : budgetRef.frame(unit, year, { ...when, activity: one.activity })
  return (
    <Section id="fordelning" title={say(lang, 'Så är ramen fördelad', 'How the frame is given on')} right={W.mkr[lang]}>
      <Table
        lang={lang}
        caption={say(lang, 'Så är ramen fördelad', 'How the frame is given on')}
        rowHead={say(lang, 'Verksamhet eller enhet', 'Activity or unit')}
        columns={[{ id: 'amount', head: W.amount[lang] }]}
        rows={[
          ...parts.map(
            (one): Row => ({
              label: one.unit ? <a href={frameHref(one.unit, year, asOf)}>{one.label}</a> : one.label,
              cells: [amount(one.amountOre, refOf(one), 'mkr', { decimals: 2 })],
            }),
          ),
          ...(undistributed
            ? [
                {
                  label: `${W.undistributed[lang]}, ${view.name}, ${say(lang, 'sedan', 'since')} ${undistributed.since}`,
                  cells: [amount(undistributed.amountOre, budgetRef.undistributed(unit, year, when), 'mkr', { decimals: 2 })],
                },
              ]
            : []),
          {
            kind: 'total' as const,
            label: W.frame[lang],
            cells: [amount(frame, budgetRef.frame(unit, year, when), 'mkr', { decimals: 2 })],
          },
        ]}
      />
    </Section>
  )
}
