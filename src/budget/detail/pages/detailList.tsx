// The units whose detailed budget somebody answers for: frame, budgeted, what is left, and how far each has come.
// Refuses: adding up frames of units inside each other; the rows stand for themselves.
import type { Ore } from '../../../kernel/money.ts'
import { formatDate, formatNumber, type Lang, type Text, text } from '../../../kernel/text.ts'
import { amount, missing } from '../../../web/figure.tsx'
import { Page, type Shell } from '../../../web/layout.tsx'
import { link, PATHS } from '../../../web/links.ts'
import { Empty, PageChoices, Segments } from '../../../web/parts.tsx'
import { type Row, Table } from '../../../web/table.tsx'
import type { Undistributed } from '../checks.ts'
import { DETAIL_PATH, detailHref, staffingHref, WORDS } from '../words.ts'

export type ListState = 'notStarted' | 'draft' | 'changed' | 'handedIn'

export interface ListRow {
  unit: string
  name: string
  level: number
  frame: Ore | undefined
  /** Net, costs negative; undefined where nobody has begun. */
  net: Ore | undefined
  rest: Ore | undefined
  state: ListState
  handedInAt?: string
  undistributed?: Undistributed
}

export interface ListView {
  year: number
  years: readonly number[]
  rows: readonly ListRow[]
  /** All units, or those the reader answers for. */
  all: boolean
  /** Whether there is anything to answer for. */
  answers: boolean
}

const STATES: Record<ListState, Text> = {
  notStarted: text('Inte påbörjad', 'Not begun'),
  draft: text('Pågår', 'In progress'),
  changed: text('Ändrad efter inlämning', 'Changed after handing in'),
  handedIn: text('Inlämnad', 'Handed in'),
}

const tkrHead = (lang: Lang): string => (lang === 'sv' ? 'tkr' : 'SEK k')

const tkr = (ore: Ore | undefined, sign = false) =>
  ore === undefined ? missing : amount(ore, undefined, 'tkr', sign ? { sign: true } : {})

export function DetailListPage({ shell, view }: { shell: Shell; view: ListView }) {
  const { lang } = shell
  const { year, rows, all } = view
  const title = `${WORDS.title[lang]} ${year}`
  return (
    <Page
      shell={shell}
      current="budget"
      title={title}
      path={[{ label: 'Budget', href: link(PATHS.budget, { ar: year }) }, { label: WORDS.title[lang] }]}
      lead={lead(view, lang)}
      choices={[]}
    >
      <PageChoices lang={lang}>
        <Segments
          label={lang === 'sv' ? 'År' : 'Year'}
          options={view.years.map((one) => ({
            label: String(one),
            href: link(DETAIL_PATH, { year: one, alla: all ? 1 : undefined }),
            current: one === year,
          }))}
        />
        {view.answers && (
          <Segments
            label={WORDS.unit[lang]}
            options={[
              { label: lang === 'sv' ? 'Jag svarar för' : 'I answer for', href: link(DETAIL_PATH, { year }), current: !all },
              { label: lang === 'sv' ? 'Alla' : 'All', href: link(DETAIL_PATH, { year, alla: 1 }), current: all },
            ]}
          />
        )}
      </PageChoices>
      {rows.length === 0 ? <Empty>{NONE[lang]}</Empty> : <Units {...view} lang={lang} />}
    </Page>
  )
}

const NONE = text(
  'Inga enheter att budgetera för. Organisationen läggs upp under Organisation.',
  'No units to budget for. The organisation is set up under Organisation.',
)

function lead({ rows, year }: ListView, lang: Lang): string {
  const count = (test: (row: ListRow) => boolean) => formatNumber(rows.filter(test).length, 0, lang)
  const handed = count((row) => row.state === 'handedIn')
  const above = count((row) => row.rest !== undefined && row.rest < 0)
  const without = count((row) => row.frame === undefined)
  const only = rows.length === 1 ? rows[0]! : undefined
  if (only) return leadOfOne(only, year, lang)
  return lang === 'sv'
    ? `${handed} av ${formatNumber(rows.length, 0, lang)} enheter har lämnat in ${year} års budget. ${above} ligger över ramen, ${without} saknar ram.`
    : `${handed} of ${formatNumber(rows.length, 0, lang)} units have handed in the budget of ${year}. ${above} are above the frame, ${without} have none.`
}

/** Who answers for one unit is told of that unit. */
function leadOfOne({ name, state, rest, net }: ListRow, year: number, lang: Lang): string {
  const written = (ore: number) => {
    const amount = formatNumber(ore / 100_000, 0, lang)
    return lang === 'sv' ? `${amount}\u00a0tkr` : `SEK\u00a0${amount}\u00a0k`
  }
  const left = rest === undefined ? '' : written(Math.abs(rest))
  const amount = net === undefined ? '' : written(net)
  const done = state === 'handedIn'
  const said = [
    lang === 'sv'
      ? `${name} har ${done ? '' : 'inte '}lämnat in ${year} års budget.`
      : `${name} has ${done ? '' : 'not '}handed in the budget of ${year}.`,
    amount && (lang === 'sv' ? `${amount} netto är budgeterat.` : `${amount} net is budgeted.`),
    rest === undefined
      ? lang === 'sv'
        ? 'Ramen är inte beslutad.'
        : 'The frame is not decided.'
      : rest < 0
        ? lang === 'sv'
          ? `Det är ${left} över ramen.`
          : `It is ${left} above the frame.`
        : rest > 0
          ? lang === 'sv'
            ? `${left} av ramen är kvar.`
            : `${left} of the frame is left.`
          : '',
  ]
  return said.filter(Boolean).join(' ')
}

function Units({ rows, year, lang }: ListView & { lang: Lang }) {
  return (
    <Table
      lang={lang}
      caption={lang === 'sv' ? `Detaljbudget ${year} per enhet, tkr` : `Detailed budget ${year} by unit, SEK k`}
      rowHead={WORDS.unit[lang]}
      phone="blocks"
      columns={[
        { id: 'frame', head: `${WORDS.frame[lang]}, ${tkrHead(lang)}` },
        { id: 'net', head: `${WORDS.budgeted[lang]}, ${tkrHead(lang)}` },
        { id: 'rest', head: `${WORDS.rest[lang]}, ${tkrHead(lang)}` },
        { id: 'state', head: WORDS.state[lang], kind: 'text' },
        { id: 'staffing', head: WORDS.staffing[lang], kind: 'text' },
      ]}
      rows={rows.flatMap((row): Row[] => [
        {
          label: <a href={detailHref(row.unit, year)}>{row.name}</a>,
          level: row.level,
          cells: [
            tkr(row.frame),
            tkr(row.net),
            tkr(row.rest, true),
            stateWords(row, lang),
            <a href={staffingHref(row.unit, year)}>
              {WORDS.staffing[lang]}
              <span class="r-aloud"> {row.name}</span>
            </a>,
          ],
        },
        ...(row.undistributed && row.rest !== undefined && row.rest > 0 ? [undistributedRow(row, lang)] : []),
      ])}
    />
  )
}

const stateWords = ({ state, handedInAt }: ListRow, lang: Lang): string =>
  handedInAt === undefined ? STATES[state][lang] : `${STATES[state][lang]} ${formatDate(handedInAt, lang)}`

/** Money nobody has a row for has a line of its own, with who distributes it and when. */
const undistributedRow = ({ level, rest, undistributed }: ListRow, lang: Lang): Row => ({
  label: `${lang === 'sv' ? 'Ofördelat' : 'Undistributed'}: ${undistributed?.owner}, ${lang === 'sv' ? 'senast' : 'by'} ${undistributed?.due}`,
  level: level + 1,
  soft: true,
  cells: [null, null, tkr(rest), null, null],
})
