// The result cleaned of temporary effects: the bridge as chart and table, what is tagged and by whom, estimates and their signatures.
// Refuses: an amount without who stands behind it, and a cleaned result where a part is missing.
import type { Finding } from '../../../kernel/finding.ts'
import type { Lang } from '../../../kernel/text.ts'
import { roundName } from '../../../process/model.ts'
import { amount, missing } from '../../../web/figure.tsx'
import { FormErrors, type SelectOption } from '../../../web/form.tsx'
import { Page, type Shell } from '../../../web/layout.tsx'
import { link, PATHS } from '../../../web/links.ts'
import { ChoiceSelect, Empty, PageChoices, Section } from '../../../web/parts.tsx'
import { Table } from '../../../web/table.tsx'
import type { Bridge, TaggedAmount } from '../bridge.ts'
import type { Estimate } from '../item.ts'
import { TAG_EFFECT_WORDS, TAG_KIND_WORDS, WORDS as W } from '../words.ts'
import { BridgeSection, decimals, said } from './bridgeSection.tsx'
import { EstimateForm, RuleForm, Signing } from './forms.tsx'
import { COMPARABILITY } from './paths.ts'

export interface ComparabilityView {
  year: number
  years: readonly number[]
  periods: readonly string[]
  bridge?: Bridge
  tagged: readonly TaggedAmount[]
  nameOf: (unit: string) => string
  mayEdit: readonly SelectOption[]
  maySign: (estimate: Estimate) => boolean
  estimate: { typed: Record<string, string>; findings: readonly Finding[] }
  rule: { typed: Record<string, string>; findings: readonly Finding[] }
}

export function ComparabilityPage({ shell, view }: { shell: Shell; view: ComparabilityView }) {
  const { lang } = shell
  const { bridge } = view
  return (
    <Page
      shell={shell}
      current="measures"
      title={W.title[lang]}
      path={[{ label: W.measures[lang], href: link(PATHS.measures, { ar: view.year }) }, { label: W.title[lang] }]}
      lead={leadOf(view, lang)}
      choices={[]}
      source={sourceOf(lang)}
    >
      <PageChoices lang={lang}>
        <ChoiceSelect
          action={COMPARABILITY}
          name="ar"
          label={W.year[lang]}
          lang={lang}
          value={String(view.year)}
          options={yearOptions(view)}
        />
        {view.periods.length > 1 && bridge && (
          <ChoiceSelect
            action={COMPARABILITY}
            name="period"
            label={W.period[lang]}
            lang={lang}
            value={bridge.period}
            kept={{ ar: view.year }}
            options={view.periods.map((one) => ({ value: one, label: roundName(one)[lang] }))}
          />
        )}
      </PageChoices>
      <FormErrors findings={[...view.estimate.findings, ...view.rule.findings]} lang={lang} />
      {!bridge && <Empty>{emptyWords(view, lang)}</Empty>}
      {bridge && <BridgeSection bridge={bridge} nameOf={view.nameOf} lang={lang} />}
      {bridge && bridge.remarks.length > 0 && <Remarks bridge={bridge} lang={lang} />}
      <Rules view={view} lang={lang} />
      {bridge && bridge.unsigned.length > 0 && <Unsigned bridge={bridge} view={view} lang={lang} />}
      {view.mayEdit.length > 0 && <EstimateForm form={view.estimate} units={view.mayEdit} lang={lang} />}
      {view.mayEdit.length > 0 && <RuleForm form={view.rule} units={view.mayEdit} lang={lang} />}
    </Page>
  )
}

const yearOptions = ({ year, years }: ComparabilityView): SelectOption[] =>
  [...new Set([year, ...years])].sort((a, b) => b - a).map((one) => ({ value: String(one), label: String(one) }))

function leadOf({ bridge, year }: ComparabilityView, lang: Lang): string {
  if (!bridge)
    return lang === 'sv' ? `Inget är märkt eller uppskattat för ${year}.` : `Nothing is tagged or estimated for ${year}.`
  const through = roundThrough(bridge.period, lang)
  const { start, cleaned, fullYear } = bridge
  const began =
    start === undefined
      ? lang === 'sv'
        ? `Verksamhetens resultat ${through} saknas.`
        : `The operating result ${through} is missing.`
      : lang === 'sv'
        ? `Verksamhetens resultat ${through} var ${said(start.ore, lang)} mkr.`
        : `The operating result ${through} was SEK ${said(start.ore, lang)} m.`
  const ended =
    cleaned === undefined
      ? lang === 'sv'
        ? ' Rensat från tillfälliga effekter kan det inte räknas: en del saknas.'
        : ' Cleaned of temporary effects it cannot be computed: a part is missing.'
      : lang === 'sv'
        ? ` Rensat från tillfälliga effekter var det ${said(cleaned, lang)} mkr.`
        : ` Cleaned of temporary effects it was SEK ${said(cleaned, lang)} m.`
  const whole =
    fullYear === undefined
      ? ''
      : lang === 'sv'
        ? ` Bedömd helårseffekt är ${said(fullYear.amountOre, lang)} mkr.`
        : ` The assessed full-year effect is SEK ${said(fullYear.amountOre, lang)} m.`
  return began + ended + whole
}

const MONTHS = { sv: 'sv-SE', en: 'en-GB' } as const

/** `till och med november 2020` */
function roundThrough(period: string, lang: Lang): string {
  const month = new Intl.DateTimeFormat(MONTHS[lang], { month: 'long', timeZone: 'UTC' }).format(
    new Date(`${period}-01T00:00:00Z`),
  )
  return `${lang === 'sv' ? 'till och med' : 'through'} ${month} ${period.slice(0, 4)}`
}

const sourceOf = (lang: Lang): string =>
  lang === 'sv'
    ? 'En post räknas en gång: där räkenskaperna har den gäller räkenskaperna, annars den underskrivna uppskattningen.'
    : 'An item is counted once: the books hold where they have it, otherwise the signed estimate.'

const emptyWords = ({ years, mayEdit }: ComparabilityView, lang: Lang): string => {
  const other =
    years.length === 0
      ? ''
      : lang === 'sv'
        ? ` Poster finns för ${years.join(', ')}.`
        : ` There are items for ${years.join(', ')}.`
  const next =
    mayEdit.length === 0
      ? ''
      : lang === 'sv'
        ? ' Märk poster eller lägg till en uppskattning nedan.'
        : ' Tag items or add an estimate below.'
  return `${lang === 'sv' ? 'Ingen brygga kan göras.' : 'No bridge can be made.'}${other}${next}`
}

function Remarks({ bridge, lang }: { bridge: Bridge; lang: Lang }) {
  return (
    <Section id="kontrollera" title={W.remarks[lang]}>
      <ul>
        {bridge.remarks.map((one) => (
          <li>{one[lang]}</li>
        ))}
      </ul>
    </Section>
  )
}

function Rules({ view, lang }: { view: ComparabilityView; lang: Lang }) {
  return (
    <Section id="markta" title={W.rules[lang]}>
      {view.tagged.length === 0 ? (
        <Empty>
          {lang === 'sv'
            ? `Inget projekt, konto eller verifikation är märkt för ${view.year}.`
            : `No project, account or voucher is tagged for ${view.year}.`}
        </Empty>
      ) : (
        <Table
          lang={lang}
          caption={W.rules[lang]}
          rowHead={W.tagged[lang]}
          phone="blocks"
          columns={[
            { id: 'amount', head: W.amount[lang], kind: 'figure' },
            { id: 'group', head: W.group[lang], kind: 'text' },
            { id: 'owner', head: W.owner[lang], kind: 'text' },
            { id: 'reason', head: W.reason[lang], kind: 'text' },
            { id: 'effect', head: W.effect[lang], kind: 'text' },
            { id: 'months', head: W.months[lang], kind: 'text' },
          ]}
          rows={view.tagged.map(({ rule, ore }) => ({
            label: `${TAG_KIND_WORDS[rule.kind][lang]} ${rule.selector}`,
            cells: [
              ore === undefined ? missing : amount(ore, undefined, 'mkr', { decimals: decimals(ore), sign: true }),
              rule.group,
              view.nameOf(rule.owner),
              rule.reason,
              TAG_EFFECT_WORDS[rule.effect][lang],
              `${rule.from}–${rule.to}`,
            ],
          }))}
        />
      )}
    </Section>
  )
}

function Unsigned({ bridge, view, lang }: { bridge: Bridge; view: ComparabilityView; lang: Lang }) {
  return (
    <Section id="utan-underskrift" title={W.unsigned[lang]}>
      {bridge.unsigned.map((one) => (
        <Signing
          estimate={one}
          words={`${one.group}, ${said(one.amountOre, lang)} mkr. ${one.why} (${one.by})`}
          maySign={view.maySign(one)}
          lang={lang}
        />
      ))}
    </Section>
  )
}
