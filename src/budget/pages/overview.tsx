// The budget of a year: the committees' frames, what is left when all have had theirs, and what nobody has given on.
// Refuses: loading and adding up; the view arrives finished.
import type { FigureRef } from '../../kernel/figure.ts'
import type { UnitCode } from '../../kernel/ids.ts'
import type { Ore } from '../../kernel/money.ts'
import type { Lang } from '../../kernel/text.ts'
import { amount, Figure, type FigureView, missing } from '../../web/figure.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { PATHS } from '../../web/links.ts'
import { ChoiceSelect, Columns, Empty, ItemList, LinkRow, PageChoices, Section } from '../../web/parts.tsx'
import { type Row, Table } from '../../web/table.tsx'
import type { BalanceException, BudgetDecision } from '../decision.ts'
import { budgetRef } from '../figures.ts'
import type { Line } from '../holder.ts'
import type { UndistributedFrame } from '../journal.ts'
import { decisionPlace, EXCEPTION_WORDS, LINE_WORDS, mkrText, type Names } from '../words.ts'
import { DETAIL_PATH, decisionHref, decisionsHref, frameHref, INDEX_PATH, say, W } from './shared.tsx'

export interface OverviewView {
  year: number
  years: readonly number[]
  /** The years of the table: this one and the plan years that are known. */
  shown: readonly number[]
  frames: readonly { unit: UnitCode; name: string; amounts: readonly (Ore | null)[] }[]
  totals: readonly Ore[]
  lines: readonly { line: Line; amounts: readonly Ore[] }[]
  results: readonly Ore[]
  exceptions: readonly { decision: BudgetDecision; exception: BalanceException }[]
  undistributed: readonly UndistributedFrame[]
  drafts: number
  names: Names
  mayDecide: boolean
}

export function BudgetPage({ shell, view }: { shell: Shell; view: OverviewView | undefined }) {
  const { lang } = shell
  const may = view?.mayDecide
  const links = [
    { label: W.detail[lang], href: DETAIL_PATH },
    { label: W.plan[lang], href: PATHS.moneyPlan },
    { label: W.decisions[lang], href: decisionsHref() },
    { label: W.index[lang], href: INDEX_PATH },
    ...(may ? [{ label: W.newDecision[lang], href: `${PATHS.budget}/beslut/nytt` }] : []),
  ]
  return (
    <Page
      shell={shell}
      current="budget"
      title={view ? `${W.budget[lang]} ${view.year}` : W.budget[lang]}
      lead={view ? <Lead view={view} lang={lang} /> : undefined}
      choices={[]}
      actions={<LinkRow links={links} />}
      source={say(
        lang,
        'Ramar och resultat är summan av registrerade beslut. Ram: plus är pengar att använda. Resultat: intäkter plus, kostnader minus.',
        'Frames and results are the sum of registered decisions. Frame: plus is money to use. Result: income plus, costs minus.',
      )}
    >
      {view ? (
        <Body view={view} lang={lang} />
      ) : (
        <Empty>
          {say(
            lang,
            'Inga beslut om pengar är registrerade. Registrera fullmäktiges beslut om plan och budget, så visas ramarna här.',
            'No decisions on money are registered. Register the assembly’s decision on plan and budget, and the frames show here.',
          )}
        </Empty>
      )}
    </Page>
  )
}

function Lead({ view, lang }: { view: OverviewView; lang: Lang }) {
  const { year, totals, results, undistributed, exceptions, drafts } = view
  const left = undistributed.reduce((sum, one) => sum + one.amountOre, 0) as Ore
  return (
    <>
      {say(lang, `Ramarna för ${year} är tillsammans `, `The frames of ${year} are together `)}
      <Figure figure={amount(totals[0]!, budgetRef.frame('region', year), 'mkr', { unit: W.mkr[lang] })} lang={lang} inText />
      {say(lang, ' och det budgeterade resultatet ', ' and the budgeted result ')}
      <Figure figure={amount(results[0]!, budgetRef.result(year), 'mkr', { unit: W.mkr[lang] })} lang={lang} inText />.
      {exceptions.length > 0 &&
        say(lang, ' Budgeten har ett undantag från balanskravet.', ' The budget has an exception from the balance requirement.')}
      {undistributed.length > 0 &&
        say(
          lang,
          ` ${mkrText(left, lang, { decimals: 0 })} är inte fördelade.`,
          ` ${mkrText(left, lang, { decimals: 0 })} are not distributed.`,
        )}
      {drafts > 0 && say(lang, ` ${drafts} utkast väntar på beslut.`, ` ${drafts} drafts wait for a decision.`)}
    </>
  )
}

function Body({ view, lang }: { view: OverviewView; lang: Lang }) {
  return (
    <>
      <PageChoices lang={lang}>
        <ChoiceSelect
          action={PATHS.budget}
          name="ar"
          label={W.year[lang]}
          lang={lang}
          value={String(view.year)}
          options={view.years.map((one) => ({ value: String(one), label: String(one) }))}
        />
      </PageChoices>
      {view.shown.length > 3 ? (
        <>
          <Frames view={view} lang={lang} />
          <Result view={view} lang={lang} />
        </>
      ) : (
        <Columns kind="statements">
          <Frames view={view} lang={lang} />
          <Result view={view} lang={lang} />
        </Columns>
      )}
      {view.undistributed.length > 0 && <Left view={view} lang={lang} />}
    </>
  )
}

const columnsOf = ({ shown, year }: OverviewView) =>
  shown.map((one) => ({ id: String(one), head: String(one), earlier: one !== year }))

/** A few years stand beside their names on a phone; many are scrolled. */
const phoneOf = ({ shown }: OverviewView) => (shown.length > 2 ? 'scroll' : 'fit')

/** Nothing decided on a line of a decided budget: it takes no part in the sum. */
const nil: FigureView = { value: null, state: 'nil' }

const cell = (value: Ore | null, ref: FigureRef) => (value === null ? missing : amount(value, ref))

function Frames({ view, lang }: { view: OverviewView; lang: Lang }) {
  const { shown, year } = view
  const rows: Row[] = view.frames.map(({ unit, name, amounts }) => ({
    label: <a href={frameHref(unit, year)}>{name}</a>,
    cells: amounts.map((value, at) => cell(value, budgetRef.frame(unit, shown[at]!))),
  }))
  return (
    <Section id="ramar" title={say(lang, 'Ramar', 'Frames')} right={W.mkr[lang]}>
      <Table
        lang={lang}
        caption={say(lang, 'Ramar per nämnd och år', 'Frames by committee and year')}
        rowHead={say(lang, 'Nämnd', 'Committee')}
        phone={phoneOf(view)}
        columns={columnsOf(view)}
        rows={[
          ...rows,
          {
            kind: 'sum',
            label: say(lang, 'Ramar tillsammans', 'Frames together'),
            cells: view.totals.map((value, at) => cell(value, budgetRef.frame('region', shown[at]!))),
          },
        ]}
      />
    </Section>
  )
}

/** Owner and day beside each: what is not given on is never hidden in a frame. */
function Left({ view: { undistributed, names, year }, lang }: { view: OverviewView; lang: Lang }) {
  return (
    <Section id="ofordelat" title={`${W.undistributed[lang]} ${year}`} right={W.mkr[lang]}>
      <Table
        lang={lang}
        caption={W.undistributed[lang]}
        rowHead={say(lang, 'Ägare', 'Owner')}
        phone="blocks"
        columns={[
          { id: 'amount', head: W.amount[lang] },
          { id: 'since', head: say(lang, 'Sedan', 'Since'), kind: 'text' },
          { id: 'decision', head: say(lang, 'Senaste beslut', 'Latest decision'), kind: 'text' },
        ]}
        rows={undistributed.map(({ unit, amountOre, since, decision, title }) => ({
          label: <a href={frameHref(unit, year)}>{names.unit(unit) ?? unit}</a>,
          cells: [
            amount(amountOre, budgetRef.undistributed(unit, year), 'mkr', { decimals: 2 }),
            <span class="r-nowrap">{since}</span>,
            <a href={decisionHref(decision)}>{title || decision}</a>,
          ],
        }))}
      />
    </Section>
  )
}

function Result({ view, lang }: { view: OverviewView; lang: Lang }) {
  const { shown, lines, totals, results, exceptions } = view
  return (
    <Section id="resultat" title={say(lang, 'Resultatbudget', 'Result budget')} right={W.mkr[lang]}>
      <Table
        lang={lang}
        caption={say(lang, 'Resultatbudget', 'Result budget')}
        rowHead={say(lang, 'Post', 'Item')}
        phone={phoneOf(view)}
        columns={columnsOf(view)}
        rows={[
          {
            label: say(lang, 'Nämndernas ramar', 'The committees’ frames'),
            cells: totals.map((value, at) => amount((0 - value) as Ore, budgetRef.frame('region', shown[at]!))),
          },
          ...lines.map(({ line, amounts }) => ({
            label: LINE_WORDS[line][lang],
            cells: amounts.map((value, at) => (value === 0 ? nil : amount(value, budgetRef.line(line, shown[at]!)))),
          })),
          {
            kind: 'total' as const,
            label: LINE_WORDS.result[lang],
            cells: results.map((value, at) => amount(value, budgetRef.result(shown[at]!))),
          },
        ]}
      />
      {exceptions.length > 0 && (
        <ItemList
          lang={lang}
          label={say(lang, 'Undantag från balanskravet', 'Exceptions from the balance requirement')}
          items={exceptions.map(({ decision, exception }) => ({
            title: `${say(lang, 'Undantag', 'Exception')} ${exception.year}: ${EXCEPTION_WORDS[exception.kind][lang]}`,
            href: decisionHref(decision.id),
            value: mkrText(exception.amount, lang),
            sub: `${exception.reason}. ${decisionPlace(decision, lang, view.names)}`,
          }))}
        />
      )}
    </Section>
  )
}
