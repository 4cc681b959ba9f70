// A year's measures: what has been achieved of which plan, by committee and unit, each measure, other published totals, who lacks what.
// Refuses: adding plans together, and leaving out why a percentage is not there.
import type { UnitCode } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/text.ts'
import { Page, type Shell } from '../../../web/layout.tsx'
import { link, PATHS } from '../../../web/links.ts'
import { ChoiceSelect, Empty, Facts, ItemList, LinkRow, PageChoices, Section } from '../../../web/parts.tsx'
import { type Column, Table, type Row as TableRow } from '../../../web/table.tsx'
import { COMPARABILITY } from '../../comparability/pages/paths.ts'
import type { Counted, EffectRow, PlanFollowUp } from '../followUp.ts'
import type { MeasureNeeds } from '../tasks.ts'
import { MEASURE_STATE_WORDS, WORDS as W } from '../words.ts'
import type { MeasureYear } from '../year.ts'
import { achievedWords, baseCell, type decimalsOf, measureHref, money, type NameOf, percentCell } from './parts.tsx'

export interface MeasuresView {
  followed: MeasureYear
  needs?: MeasureNeeds
  nameOf: NameOf
  /** `region` for the whole authority's plan, otherwise the unit's code. */
  scopeOf: (unit: UnitCode) => string
  mayAdd: boolean
}

export function MeasuresPage({ shell, view }: { shell: Shell; view: MeasuresView }) {
  const { lang } = shell
  const { followed } = view
  const { leading, competing, others, year, years } = followed
  const links = [
    { label: lang === 'sv' ? 'Prognoser' : 'Forecasts', href: PATHS.forecasts },
    { label: W.comparability[lang], href: link(COMPARABILITY, { ar: year }) },
    ...(view.mayAdd ? [{ label: W.new[lang], href: link(`${PATHS.measures}/ny`, { ar: year }) }] : []),
  ]
  return (
    <Page
      shell={shell}
      current="measures"
      title={`${W.title[lang]} ${year}`}
      lead={leadOf(view, lang)}
      choices={[]}
      actions={<LinkRow links={links} />}
      source={leading ? `${leading.plan.source}. ${leading.plan.definition}` : undefined}
    >
      {years.length > 0 && (
        <PageChoices lang={lang}>
          <ChoiceSelect
            action={PATHS.measures}
            name="ar"
            label={W.year[lang]}
            lang={lang}
            value={String(year)}
            options={[...new Set([year, ...years])]
              .sort((a, b) => b - a)
              .map((one) => ({ value: String(one), label: String(one) }))}
          />
        </PageChoices>
      )}
      {!leading && <Empty>{emptyWords(view, lang)}</Empty>}
      {leading && <Committees leading={leading} view={view} lang={lang} />}
      {leading && leading.byUnit.length > 0 && <Units leading={leading} view={view} lang={lang} />}
      {leading && <Measures list={[leading, ...others]} view={view} lang={lang} />}
      {competing.length > 0 && (
        <Plans list={[leading!, ...competing]} id="andra-tal" title={W.competing[lang]} view={view} lang={lang} />
      )}
      {others.length > 0 && <Plans list={others} id="andra-planer" title={W.others[lang]} view={view} lang={lang} />}
      {leading?.items.some((one) => one.achieved === undefined) && <Lacking leading={leading} view={view} lang={lang} />}
      {view.needs && <Needs needs={view.needs} view={view} lang={lang} />}
    </Page>
  )
}

function leadOf({ followed: { leading, year, competing } }: MeasuresView, lang: Lang): string {
  if (!leading) return lang === 'sv' ? `Ingen åtgärdsplan finns för ${year}.` : `There is no plan of measures for ${year}.`
  const name = leading.plan.name
  const said = `${name}: ${achievedWords(leading.total, lang)}.`
  const lacking = leading.items.filter((one) => one.achieved === undefined).length
  const lack = lacking === 0 ? '' : lang === 'sv' ? ` ${lacking} saknar redovisad effekt.` : ` ${lacking} lack a reported effect.`
  const beside =
    competing.length === 0
      ? ''
      : lang === 'sv'
        ? competing.length === 1
          ? ' Ett annat tal om samma plan är publicerat.'
          : ` ${competing.length} andra tal om samma plan är publicerade.`
        : ` ${competing.length} other ${competing.length === 1 ? 'figure is' : 'figures are'} published for the same plan.`
  return said + lack + beside
}

const emptyWords = ({ followed: { years }, mayAdd }: MeasuresView, lang: Lang): string => {
  const other =
    years.length === 0
      ? ''
      : lang === 'sv'
        ? ` Planer finns för ${years.join(', ')}.`
        : ` There are plans for ${years.join(', ')}.`
  const next = !mayAdd ? '' : lang === 'sv' ? ' Lägg upp en åtgärd och dess plan.' : ' Set up a measure and its plan.'
  return `${lang === 'sv' ? 'Inga åtgärder än.' : 'No measures yet.'}${other}${next}`
}

const shareColumns = (lang: Lang): Column[] => [
  { id: 'plan', head: `${W.planned[lang]}, ${W.mkr[lang]}`, kind: 'figure' },
  { id: 'achieved', head: `${W.achieved[lang]}, ${W.mkr[lang]}`, kind: 'figure' },
  { id: 'percent', head: W.percent[lang], kind: 'figure' },
  { id: 'base', head: W.of[lang], kind: 'text' },
]

interface Part {
  leading: PlanFollowUp
  view: MeasuresView
  lang: Lang
}

function Committees({ leading, view, lang }: Part) {
  const { plan, total, byCommittee, undistributed, stated } = leading
  const scope = view.scopeOf(plan.unit)
  const rows: TableRow[] = byCommittee.map((row) => rowOf(row, view, lang))
  if (undistributed !== undefined && undistributed !== 0)
    rows.push({ label: W.undistributed[lang], cells: ['', money(undistributed), '', undistributedWords(lang)] })
  rows.push({
    kind: 'total',
    label: scope === 'region' ? W.total[lang] : view.nameOf(plan.unit),
    cells: [
      money(total.planned, { plan, scope, what: 'plan', basis: plan.basis }),
      money(total.achieved, { plan, scope, what: 'effect', basis: stated?.basis }),
      percentCell(total, { plan, scope, stated }),
      baseCell(total, lang),
    ],
  })
  return (
    <Section id="per-namnd" title={W.byCommittee[lang]} source={countedWords(lang)}>
      <Table
        lang={lang}
        caption={`${W.byCommittee[lang]}, ${plan.name}`}
        rowHead={W.committee[lang]}
        phone="blocks"
        columns={shareColumns(lang)}
        rows={rows}
      />
    </Section>
  )
}

const undistributedWords = (lang: Lang): string =>
  lang === 'sv'
    ? 'Planens redovisade total minus det enheterna har redovisat.'
    : 'The plan’s stated total less what the units have stated.'

const countedWords = (lang: Lang): string =>
  lang === 'sv'
    ? 'En effekt räknas en gång, hos den enhet där den syns. En saknad effekt är inte noll.'
    : 'An effect is counted once, in the unit where it is seen. A missing effect is not zero.'

function rowOf(row: EffectRow, view: MeasuresView, lang: Lang): TableRow {
  const away = row.doneHereShownElsewhere.map((one) => one.title)
  return {
    label: (
      <>
        {row.unit === undefined ? W.unnamed[lang] : view.nameOf(row.unit)}
        {away.length > 0 && <span class="r-help"> {doneHereWords(away, lang)}</span>}
      </>
    ),
    cells: [money(row.planned), money(row.achieved), percentCell(row), baseCell(row, lang)],
  }
}

const doneHereWords = (titles: readonly string[], lang: Lang): string =>
  lang === 'sv' ? `Gör även: ${titles.join('; ')} (syns hos andra)` : `Also does: ${titles.join('; ')} (seen elsewhere)`

function Units({ leading, view, lang }: Part) {
  const { plan, items, byUnit } = leading
  const rows = byUnit.map((row) => {
    const stated = items.find((one) => one.kind === 'stated' && one.within === undefined && one.doneBy === row.unit)
    const alone = stated && stated.achieved === row.achieved && stated.planned === row.planned ? stated.stated?.basis : undefined
    const made = rowOf(row, view, lang)
    const scope = row.unit ?? ''
    return {
      ...made,
      cells: [
        money(row.planned, { plan, scope, what: 'plan', basis: alone }),
        money(row.achieved, { plan, scope, what: 'effect', basis: alone }),
        percentCell(row, { plan, scope, stated: alone ? stated?.stated : undefined }),
        baseCell(row, lang),
      ],
    }
  })
  return (
    <Section id="per-enhet" title={W.byUnit[lang]}>
      <Table
        lang={lang}
        caption={`${W.byUnit[lang]}, ${plan.name}`}
        rowHead={W.unit[lang]}
        phone="blocks"
        columns={shareColumns(lang)}
        rows={rows}
      />
    </Section>
  )
}

/** Every plan's measures, under its name where there are several plans. */
function Measures({ list, view, lang }: { list: readonly PlanFollowUp[]; view: MeasuresView; lang: Lang }) {
  const plans = list.filter((one) => one.items.some((item) => item.kind === 'measure'))
  if (plans.length === 0)
    return (
      <Section id="atgarder" title={W.measures[lang]}>
        <Empty>{noMeasures(view.mayAdd, lang)}</Empty>
      </Section>
    )
  const named = plans.length > 1 || plans[0] !== list[0]
  const rows = plans.flatMap((plan): TableRow[] => [
    ...(named ? [{ kind: 'group' as const, label: plan.plan.name }] : []),
    ...plan.items.filter((one) => one.kind === 'measure').map((one) => measureRow(one, plan, view, lang)),
  ])
  const columns: Column[] = [
    { id: 'by', head: W.doneBy[lang], kind: 'text' },
    { id: 'where', head: W.shownIn[lang], kind: 'text' },
    { id: 'state', head: W.state[lang], kind: 'text' },
    { id: 'plan', head: `${W.planned[lang]}, ${W.mkr[lang]}`, kind: 'figure' },
    { id: 'effect', head: `${W.achieved[lang]}, ${W.mkr[lang]}`, kind: 'figure' },
    { id: 'round', head: W.through[lang], kind: 'text' },
  ]
  return (
    <Section id="atgarder" title={W.measures[lang]}>
      <Table lang={lang} caption={W.measures[lang]} rowHead={W.measure[lang]} phone="blocks" columns={columns} rows={rows} />
    </Section>
  )
}

const noMeasures = (mayAdd: boolean, lang: Lang): string => {
  const none =
    lang === 'sv'
      ? 'Planen är redovisad som en total, utan enskilda åtgärder.'
      : 'The plan is stated as a total, without single measures.'
  return mayAdd ? `${none} ${lang === 'sv' ? 'Lägg upp dem för att följa var och en.' : 'Set them up to follow each.'}` : none
}

function measureRow(one: Counted, { plan }: PlanFollowUp, view: MeasuresView, lang: Lang): TableRow {
  const measure = one.measure!
  const where = { plan, scope: one.doneBy, item: measure.id, basis: measure.basis }
  const within = one.within === undefined ? '' : ` (${W.within[lang]} ${view.nameOf(one.within)})`
  return {
    label: <a href={measureHref(measure.id)}>{one.title}</a>,
    cells: [
      view.nameOf(one.doneBy),
      `${one.shownIn === undefined ? W.unnamed[lang] : view.nameOf(one.shownIn)}${within}`,
      measure.state ? MEASURE_STATE_WORDS[measure.state][lang] : '..',
      money(one.planned, { ...where, what: 'plan' }),
      money(one.achieved, { ...where, what: 'effect', basis: one.report?.basis }),
      <span class="r-nowrap">{one.report?.round ?? '..'}</span>,
    ],
  }
}

function Plans({
  list,
  id,
  title,
  view,
  lang,
}: {
  list: readonly PlanFollowUp[]
  id: string
  title: string
  view: MeasuresView
  lang: Lang
}) {
  return (
    <Section id={id} title={title}>
      <Table
        lang={lang}
        caption={title}
        rowHead={W.plan[lang]}
        phone="blocks"
        columns={shareColumns(lang)}
        rows={list.map((one) => {
          const scope = view.scopeOf(one.plan.unit)
          const { total, plan } = one
          return {
            label: scope === 'region' ? plan.name : `${plan.name}, ${view.nameOf(plan.unit)}`,
            cells: [
              money(total.planned, { plan, scope, what: 'plan', basis: plan.basis }),
              money(total.achieved, { plan, scope, what: 'effect', basis: one.stated?.basis }),
              percentCell(total, { plan, scope, stated: one.stated }),
              baseCell(total, lang),
            ],
            detail: (
              <Facts
                facts={[
                  { name: W.definition[lang], value: plan.definition },
                  { name: W.source[lang], value: plan.source },
                ]}
              />
            ),
          }
        })}
      />
    </Section>
  )
}

function Lacking({ leading, view, lang }: Part) {
  const lacking = leading.items.filter((one) => one.achieved === undefined)
  return (
    <Section id="saknar" title={W.lacking[lang]}>
      <ItemList
        lang={lang}
        label={W.lacking[lang]}
        items={lacking.map((one) => ({
          title: one.title,
          ...(view.nameOf(one.doneBy) === one.title ? {} : { sub: view.nameOf(one.doneBy) }),
          ...(one.measure ? { href: measureHref(one.measure.id) } : {}),
        }))}
      />
    </Section>
  )
}

function Needs({ needs: { needs, unknown }, view, lang }: { needs: MeasureNeeds; view: MeasuresView; lang: Lang }) {
  if (needs.length === 0 && unknown.length === 0) return null
  const columns: Column[] = [
    { id: 'forecast', head: `${W.forecast[lang]}, ${W.mkr[lang]}`, kind: 'figure' },
    { id: 'frame', head: `${W.frame[lang]}, ${W.mkr[lang]}`, kind: 'figure' },
    { id: 'plan', head: W.plan[lang], kind: 'text' },
  ]
  const signed = (value: Parameters<typeof decimalsOf>[0]) =>
    value === undefined ? { value: null, state: 'notApplicable' as const } : { ...money(value), sign: true }
  return (
    <Section id="behover-plan" title={W.needs[lang]} source={needsWords(unknown.map(view.nameOf), lang)}>
      {needs.length > 0 && (
        <Table
          lang={lang}
          caption={W.needs[lang]}
          rowHead={W.unit[lang]}
          phone="blocks"
          columns={columns}
          rows={needs.map((one) => ({
            label: view.nameOf(one.unit),
            cells: [
              signed(one.forecastOre),
              signed(one.frameOre),
              one.plans.length === 0
                ? W.none[lang]
                : one.plans.length === 1
                  ? lang === 'sv'
                    ? 'Finns'
                    : 'Exists'
                  : String(one.plans.length),
            ],
          }))}
        />
      )}
    </Section>
  )
}

function needsWords(unknown: readonly string[], lang: Lang): string {
  const rule =
    lang === 'sv'
      ? 'En enhet vars prognos är sämre än budget, eller vars ram har minskat, ska ha en åtgärdsplan.'
      : 'A unit whose forecast is worse than budget, or whose frame has been reduced, shall have a plan of measures.'
  if (unknown.length === 0) return rule
  return `${rule} ${lang === 'sv' ? 'Prognos saknas för' : 'The forecast is missing for'} ${unknown.join(', ')}.`
}
