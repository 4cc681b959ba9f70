// A unit's staffing targets of a year: who, how many, from when, and what it comes to; two empty lines for new ones.
// Refuses: a number nobody decided as decided. What the level above has decided stands beside what is planned.
import type { Dated } from '../../../kernel/dated.ts'
import { at } from '../../../kernel/dated.ts'
import { formatDecimal, parseDecimal, trimDecimal } from '../../../kernel/decimal.ts'
import type { Finding } from '../../../kernel/finding.ts'
import { type Ore, sumOre } from '../../../kernel/money.ts'
import { formatNumber, type Lang, text } from '../../../kernel/text.ts'
import { Button, CheckField, ErrorSummary, HiddenFields, SelectField, TextField } from '../../../web/form.tsx'
import { Page, type Shell } from '../../../web/layout.tsx'
import { link, PATHS } from '../../../web/links.ts'
import { Section } from '../../../web/parts.tsx'
import { writeKronor } from '../kronor.ts'
import { rowTotal } from '../sheet.ts'
import { mostFte, type StaffingTarget, staffingRows } from '../staffing.ts'
import { DETAIL_PATH, detailHref, staffingHref, WORDS } from '../words.ts'

export interface StaffingView {
  unit: string
  unitName: string
  year: number
  version: number
  targets: readonly StaffingTarget[]
  onCostAccount: string
  onCost: Dated<string>
  decided?: { fte: string; by: string }
  accounts: ReadonlyMap<string, string>
  mayEdit: boolean
  /** The level above's decision may be made by whoever reads. */
  mayDecide: boolean
  /** Ids of the empty lines. */
  empty: readonly string[]
  written?: Readonly<Record<string, string>>
  findings?: readonly Finding[]
}

export function StaffingPage({ shell, view }: { shell: Shell; view: StaffingView }) {
  const { lang } = shell
  const { unit, unitName, year, targets, mayEdit } = view
  const title = `${WORDS.staffing[lang]} ${year}, ${unitName}`
  const findings = view.findings ?? []
  return (
    <Page
      shell={shell}
      current="budget"
      title={title}
      path={[
        { label: 'Budget', href: link(PATHS.budget, { ar: year }) },
        { label: WORDS.title[lang], href: `${DETAIL_PATH}?year=${year}` },
        { label: unitName, href: detailHref(unit, year) },
        { label: WORDS.staffing[lang] },
      ]}
      lead={lead(view, lang)}
      source={source(view, lang)}
      choices={[]}
    >
      <div class="r-stack">
        {findings.length > 0 && (
          <ErrorSummary
            title={lang === 'sv' ? 'Inget är sparat' : 'Nothing is saved'}
            errors={findings.map(({ message, cell }) => ({ message: message[lang], ...(cell ? { field: cell } : {}) }))}
          />
        )}
        {mayEdit ? (
          <Form {...view} lang={lang} />
        ) : (
          <ul class="r-items">
            {targets.map((target) => (
              <li>
                <span class="r-item-title">{target.title}</span>
                <span class="r-item-value">{target.fte.replace('.', ',')}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Page>
  )
}

function lead({ unitName, year, targets, onCost, onCostAccount, decided }: StaffingView, lang: Lang): string {
  const most = formatDecimal(mostFte(targets, year), lang)
  const rows = targets.flatMap((target) => staffingRows(target, { year, onCost, onCostAccount }))
  const cost = formatNumber(sumOre(rows.map(rowTotal)) / 100_000, 0, lang)
  const said = decided && parseDecimal(decided.fte)
  const limit = said
    ? text(`Beslutat är ${formatDecimal(trimDecimal(said))}.`, `Decided: ${formatDecimal(trimDecimal(said), 'en')}.`)
    : text('Nivån över har inte beslutat något tal.', 'The level above has decided no number.')
  if (targets.length === 0)
    return lang === 'sv'
      ? `${unitName} har ingen bemanning planerad för ${year}. ${limit.sv} Skriv en rad per sorts tjänst.`
      : `${unitName} has no staffing planned for ${year}. ${limit.en} Write one line per kind of post.`
  return lang === 'sv'
    ? `${unitName} planerar som mest ${most} årsarbetare ${year} till ${cost}\u00a0tkr. ${limit.sv}`
    : `${unitName} plans at most ${most} full-time equivalents in ${year}, SEK ${cost} k. ${limit.en}`
}

function source({ onCost, year }: StaffingView, lang: Lang): string {
  const percent = (at(onCost, `${year}-01-01`) ?? '0').replace('.', lang === 'sv' ? ',' : '.')
  const unsure = onCost.unverified ? (lang === 'sv' ? ' Ej kontrollerad mot källan.' : ' Not checked against the source.') : ''
  return lang === 'sv'
    ? `Personalomkostnad ${percent} % i januari ${year}: ${onCost.source}.${unsure}`
    : `On-cost ${percent}% in January ${year}: ${onCost.source}.${unsure}`
}

function Form(view: StaffingView & { lang: Lang }) {
  const { unit, year, version, targets, empty, onCostAccount, accounts, mayDecide, written, findings, lang } = view
  const ids = [...targets.map(({ id }) => id), ...empty]
  const errorOf = (name: string) => findings?.find(({ cell }) => cell === name)?.message[lang]
  return (
    <form class="r-form r-wide-form" method="post" action={staffingHref(unit, year)}>
      <HiddenFields fields={{ version, ids: ids.join(' ') }} />
      {ids.map((id, i) => (
        <Target {...view} id={id} target={targets[i]} />
      ))}
      <SelectField
        id="onCostAccount"
        name="onCostAccount"
        lang={lang}
        label={lang === 'sv' ? 'Konto för personalomkostnad' : 'Account of on-cost'}
        value={written?.onCostAccount ?? onCostAccount}
        error={errorOf('onCostAccount')}
        options={accountOptions(accounts, onCostAccount, lang)}
      />
      {mayDecide && (
        <CheckField
          id="decide"
          name="decide"
          value="1"
          label={lang === 'sv' ? 'Besluta det här antalet för enheten' : 'Decide this number for the unit'}
        />
      )}
      <p class="r-help">
        {lang === 'sv'
          ? 'En rad där allt är tomt tas bort. Raderna i detaljbudgeten räknas om när du sparar.'
          : 'A line that is all empty is removed. The rows of the detailed budget are computed anew when you save.'}
      </p>
      <div class="r-buttons">
        <Button>{lang === 'sv' ? 'Spara bemanningen' : 'Save the staffing'}</Button>
      </div>
    </form>
  )
}

const accountOptions = (accounts: ReadonlyMap<string, string>, own: string, lang: Lang) => [
  { value: '', label: lang === 'sv' ? 'Välj' : 'Choose' },
  ...(own !== '' && !accounts.has(own) ? [{ value: own, label: own }] : []),
  ...[...accounts].map(([value, name]) => ({ value, label: `${value} ${name}` })),
]

/** A field of one target, by its name before the target's id. */
const FIELDS = {
  title: text('Benämning', 'Title'),
  fte: text('Årsarbetare', 'Full-time equivalents'),
  salary: text('Månadslön, kr', 'Monthly salary, SEK'),
  from: text('Från och med', 'From'),
  to: text('Till och med', 'To'),
  vacantUntil: text('Vakant till', 'Vacant until'),
} as const

function Target({
  id,
  target,
  accounts,
  written,
  findings,
  lang,
}: StaffingView & { id: string; target?: StaffingTarget; lang: Lang }) {
  const saved: Record<string, string> = target
    ? {
        title: target.title,
        fte: target.fte.replace('.', ','),
        salary: writeKronor(target.monthlySalary as Ore),
        from: target.from ?? '',
        to: target.to ?? '',
        vacantUntil: target.vacantUntil ?? '',
      }
    : {}
  const fieldValue = (field: string): string => written?.[`${field}.${id}`] ?? saved[field] ?? ''
  const errorOf = (field: string) => findings?.find(({ cell }) => cell === `${field}.${id}`)?.message[lang]
  return (
    <Section id={`bemanning-${id}`} title={target?.title ?? (lang === 'sv' ? 'Ny rad' : 'New line')}>
      <div class="r-grid-months">
        {(Object.keys(FIELDS) as (keyof typeof FIELDS)[]).map((field) => (
          <TextField
            plain
            id={`${field}.${id}`}
            name={`${field}.${id}`}
            lang={lang}
            width={field === 'title' ? 24 : 11}
            figure={field === 'fte' || field === 'salary'}
            label={FIELDS[field][lang]}
            value={fieldValue(field)}
            error={errorOf(field)}
          />
        ))}
        <SelectField
          id={`account.${id}`}
          name={`account.${id}`}
          lang={lang}
          label={WORDS.account[lang]}
          value={written?.[`account.${id}`] ?? target?.account ?? ''}
          error={errorOf('account')}
          options={accountOptions(accounts, target?.account ?? '', lang)}
        />
      </div>
    </Section>
  )
}
