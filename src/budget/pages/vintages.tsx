// Editions of outside forecasts side by side: what each said, which one is used and for what, and what moved in between.
// Refuses: mixing editions in a row, and loading.

import { addDecimal, type Decimal, formatDecimal, trimDecimal, writeDecimal } from '../../kernel/decimal.ts'
import type { Finding } from '../../kernel/finding.ts'
import type { Lang } from '../../kernel/text.ts'
import { type FigureView, missing } from '../../web/figure.tsx'
import { Button, errorOf, FormErrors, SelectField, TextField } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { Empty, Section } from '../../web/parts.tsx'
import { type Row, Table } from '../../web/table.tsx'
import type { Activity } from '../activity.ts'
import { VINTAGE_SERIES, type Vintage, type VintageSeries } from '../vintage.ts'
import { type ChosenVintages, editionChanges, editionsOf, publishedValue } from '../vintages.ts'
import { SERIES_WORDS, TREATMENT_WORDS } from '../words.ts'
import { budgetHref, INDEX_PATH, say, W } from './shared.tsx'

export interface VintagesView {
  vintages: readonly Vintage[]
  chosen: ChosenVintages
  activities: readonly Activity[]
  mayChoose: boolean
  typed: Readonly<Record<string, string>>
  findings: readonly Finding[]
}

export function VintagesPage({ shell, view }: { shell: Shell; view: VintagesView }) {
  const { lang } = shell
  const series = VINTAGE_SERIES.filter((one) => view.vintages.some((vintage) => vintage.series === one))
  const synthetic = view.vintages.some((one) => one.synthetic)
  return (
    <Page
      shell={shell}
      current="budget"
      title={W.index[lang]}
      path={[{ label: W.budget[lang], href: budgetHref() }, { label: W.index[lang] }]}
      lead={leadOf(view, lang)}
      choices={[]}
      source={
        synthetic &&
        say(
          lang,
          'Upplagor märkta syntetisk har fler decimaler än de tryckta; de är framräknade så att de tryckta tabellerna kommer ut.',
          'Editions marked synthetic have more decimals than the printed ones; they are made so that the printed tables come out.',
        )
      }
    >
      <FormErrors findings={view.findings} lang={lang} />
      {series.length === 0 ? (
        <Empty>
          {say(
            lang,
            'Inga upplagor är registrerade. Läs in en prognos för prisindex eller skatt först.',
            'No editions are registered. Register a forecast of price index or tax first.',
          )}
        </Empty>
      ) : (
        <div class="r-stack">
          {series.map((one) => (
            <Series view={view} series={one} lang={lang} />
          ))}
          {view.mayChoose && <Choose view={view} lang={lang} />}
        </div>
      )}
    </Page>
  )
}

function leadOf({ vintages, chosen, activities }: VintagesView, lang: Lang): string {
  const index = chosen.priceIndex
  const rows = activities.filter((one) => one.treatment === 'indexed').length
  const used = index
    ? say(
        lang,
        `Ramarna räknas upp med ${named(index, lang)}. ${rows} av ${activities.length} verksamheter följer det, resten har egen prognos.`,
        `Frames are indexed by ${named(index, lang)}. ${rows} of ${activities.length} activities follow it, the rest have their own forecast.`,
      )
    : say(lang, 'Inget prisindex är valt för ramarna.', 'No price index is chosen for the frames.')
  return `${used} ${say(lang, `${vintages.length} upplagor är registrerade.`, `${vintages.length} editions are registered.`)}`
}

/** Most forecasts have one line and call it total. */
const lineName = (component: string, lang: Lang): string => (component === 'total' ? say(lang, 'Totalt', 'Total') : component)

/** The edition, and its line where the edition has more than the one. */
const named = ({ vintage, component }: { vintage: Vintage; component: string }, lang: Lang): string =>
  Object.keys(vintage.values).length === 1 ? vintage.name : `${vintage.name}, ${lineName(component, lang)}`

const yearsIn = (vintages: readonly Vintage[]): number[] =>
  [...new Set(vintages.flatMap((one) => Object.values(one.values).flatMap((years) => Object.keys(years).map(Number))))].toSorted(
    (a, b) => a - b,
  )

function Series({ view, series, lang }: { view: VintagesView; series: VintageSeries; lang: Lang }) {
  const editions = editionsOf(view.vintages, series)
  const years = yearsIn(editions)
  const chosen = view.chosen[series]
  const unit = editions[0]!.unit === 'percent' ? '%' : W.mkr[lang]
  const changes = editionChanges(view.vintages, series)
  return (
    <Section id={series} title={SERIES_WORDS[series][lang]} right={unit}>
      <p class="r-help">{usedFor(view, series, lang)}</p>
      <Table
        lang={lang}
        caption={`${SERIES_WORDS[series][lang]}: ${say(lang, 'upplagor sida vid sida', 'editions side by side')}`}
        rowHead={say(lang, 'Upplaga och del', 'Edition and component')}
        phone="scroll"
        columns={years.map((year) => ({ id: String(year), head: String(year) }))}
        rows={editions.flatMap((edition): Row[] => [
          { kind: 'group', label: editionLabel(edition, lang) },
          ...Object.keys(edition.values).map((component): Row => {
            const used = chosen?.vintage.id === edition.id && chosen.component === component
            return {
              label: used ? `${lineName(component, lang)} (${say(lang, 'vald', 'chosen')})` : lineName(component, lang),
              marked: used,
              cells: years.map((year) => {
                const value = publishedValue(edition, component, year)
                return value ? shownValue(value) : missing
              }),
            }
          }),
        ])}
      />
      {series === 'priceIndex' && <Followers view={view} lang={lang} />}
      {changes.length > 0 && (
        <details>
          <summary>
            {say(lang, `Ändrat mellan upplagor: ${changes.length} värden`, `Changed between editions: ${changes.length} values`)}
          </summary>
          <Table
            lang={lang}
            caption={say(lang, 'Ändrat mellan upplagor', 'Changed between editions')}
            rowHead={say(lang, 'Del och år', 'Component and year')}
            phone="blocks"
            columns={[
              { id: 'from', head: W.from[lang], kind: 'text' },
              { id: 'to', head: W.to[lang], kind: 'text' },
              { id: 'before', head: say(lang, 'Före', 'Before') },
              { id: 'after', head: say(lang, 'Efter', 'After') },
              {
                id: 'change',
                head:
                  unit === '%'
                    ? say(lang, 'Ändring, procentenheter', 'Change, percentage points')
                    : say(lang, 'Ändring', 'Change'),
              },
            ]}
            rows={changes.map((one) => ({
              label: `${lineName(one.component, lang)} ${one.year}`,
              cells: [
                one.from.name,
                one.to.name,
                formatDecimal(one.before, lang),
                formatDecimal(one.after, lang),
                formatDecimal(trimDecimal(addDecimal(one.change, { units: 0n, scale: 1 })), lang, { sign: true }),
              ],
            }))}
          />
        </details>
      )}
    </Section>
  )
}

const editionLabel = ({ name, published, source, synthetic }: Vintage, lang: Lang): string =>
  `${name}, ${published}. ${source}${synthetic ? ` (${say(lang, 'syntetisk', 'synthetic')})` : ''}`

/** A published decimal with the decimals it was published with, so that a column lines up. */
const shownValue = (value: Decimal): FigureView => ({ value: Number(writeDecimal(value)), decimals: value.scale })

/** Which activities follow the price index: a long list that is seldom asked for. */
function Followers({ view: { activities }, lang }: { view: VintagesView; lang: Lang }) {
  const rows = activities.filter((one) => one.treatment === 'indexed').map((one) => one.name)
  if (rows.length === 0)
    return <p class="r-help">{say(lang, 'Ingen verksamhet följer prisindex.', 'No activity follows the price index.')}</p>
  return (
    <details>
      <summary>
        {TREATMENT_WORDS.indexed[lang]}: {say(lang, `${rows.length} verksamheter`, `${rows.length} activities`)}
      </summary>
      <p>{rows.join(', ')}.</p>
    </details>
  )
}

function usedFor({ chosen }: VintagesView, series: VintageSeries, lang: Lang): string {
  const one = chosen[series]
  if (!one) return say(lang, 'Ingen upplaga är vald.', 'No edition is chosen.')
  const because = `${say(lang, 'Vald av', 'Chosen by')} ${one.by} ${one.at.slice(0, 10)}: ${one.reason}.`
  return `${named(one, lang)}. ${because}`
}

function Choose({ view: { vintages, typed, findings }, lang }: { view: VintagesView; lang: Lang }) {
  const options = vintages.flatMap((one) =>
    Object.keys(one.values).map((component) => ({
      value: `${one.id}|${component}`,
      label: `${SERIES_WORDS[one.series][lang]}: ${named({ vintage: one, component }, lang)}`,
    })),
  )
  return (
    <Section id="valj" title={say(lang, 'Välj upplaga', 'Choose the edition')}>
      <p class="r-help">
        {say(
          lang,
          'Hela planen räknas med den upplaga som är vald för serien. Valet loggas med skälet.',
          'The whole plan is computed with the edition chosen for the series. The choice is logged with its reason.',
        )}
      </p>
      <form class="r-form" method="post" action={INDEX_PATH}>
        <SelectField
          id="choice"
          name="choice"
          label={say(lang, 'Upplaga och del', 'Edition and component')}
          lang={lang}
          value={typed.choice}
          options={options}
          error={errorOf(findings, 'choice', lang)}
        />
        <TextField
          id="reason"
          name="reason"
          label={W.reason[lang]}
          lang={lang}
          width={48}
          value={typed.reason}
          error={errorOf(findings, 'reason', lang)}
        />
        <Button kind="secondary">{say(lang, 'Använd upplagan', 'Use the edition')}</Button>
      </form>
    </Section>
  )
}
