// The organisation over time: the tree as it was or is, and the companies with owned shares.
// Refuses: forgetting a unit that has closed or merged; it stands with its last day and where it went.
import { formatDate, formatNumber, type Lang, type Text, text, unitAfter } from '../../kernel/text.ts'
import { missing } from '../../web/figure.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { link, PATHS, toggled } from '../../web/links.ts'
import { Empty, LinkRow, Section } from '../../web/parts.tsx'
import { type Row, Table } from '../../web/table.tsx'
import type { Share } from '../company.ts'
import type { UnitKind } from '../unit.ts'
import { UNIT_KIND_WORDS } from '../words.ts'

export interface UnitRow {
  code: string
  name: string
  kind: UnitKind
  level: number
  hasChildren: boolean
  /** Days, `YYYY-MM-DD`. */
  validFrom: string
  validTo?: string
  /** *Under Närsjukvård från 1 mars 2021*, *Uppgick i … *. */
  change?: Text
}

export interface CompanyRow {
  name: string
  orgnr?: string
  legalForm?: string
  share?: Share
  heldVia?: string
  consolidated: boolean
  synthetic: boolean
}

export interface OrganisationView {
  /** Day the tree is shown for. */
  date: string
  rows: readonly UnitRow[]
  open: readonly string[]
  companies: readonly CompanyRow[]
  counts: { units: number; companies: number }
  source: Text
  /** What the reader may do with it. */
  ways?: readonly { label: Text; href: string }[]
}

const W = {
  title: text('Organisation', 'Organisation'),
  asOf: text('Så såg organisationen ut', 'The organisation as it stood on'),
  units: text('enheter', 'units'),
  companiesWord: text('bolag och förbund', 'companies and associations'),
  tree: text('Nämnder, förvaltningar och enheter', 'Committees, administrations and units'),
  unit: text('Enhet', 'Unit'),
  kind: text('Slag', 'Kind'),
  code: text('Kod', 'Code'),
  valid: text('Gäller', 'Valid'),
  change: text('Ändring', 'Change'),
  from: text('från', 'from'),
  to: text('till', 'to'),
  companies: text('Bolag och förbund', 'Companies and associations'),
  company: text('Namn', 'Name'),
  orgnr: text('Org.nr', 'Reg. no'),
  form: text('Form', 'Form'),
  share: text('Ägd andel', 'Owned share'),
  via: text('Ägs genom', 'Held through'),
  inGroup: text('I koncernen', 'In the group'),
  yes: text('Ja', 'Yes'),
  no: text('Nej', 'No'),
  yesSynthetic: text('Ja, syntetiska räkenskaper', 'Yes, synthetic books'),
  empty: text('Inga enheter är registrerade ännu.', 'No units are registered yet.'),
} as const satisfies Record<string, Text>

export const ORGANISATION_PAGE_WORDS = W

export function OrganisationPage({ shell, view }: { shell: Shell; view: OrganisationView }) {
  const { lang } = shell
  const { units, companies } = view.counts
  return (
    <Page
      shell={shell}
      current="organisation"
      title={W.title[lang]}
      lead={`${W.asOf[lang]} ${formatDate(view.date, lang)}: ${formatNumber(units, 0, lang)} ${W.units[lang]}, ${formatNumber(companies, 0, lang)} ${W.companiesWord[lang]}.`}
      choices={['year', 'structure']}
      actions={
        view.ways && view.ways.length > 0 ? (
          <LinkRow links={view.ways.map(({ label, href }) => ({ label: label[lang], href }))} />
        ) : undefined
      }
      source={view.source[lang]}
    >
      <Section id="enheter" title={W.tree[lang]}>
        {view.rows.length === 0 ? <Empty>{W.empty[lang]}</Empty> : <Units view={view} shell={shell} />}
      </Section>
      {view.companies.length > 0 && (
        <Section id="bolag" title={W.companies[lang]}>
          <Companies companies={view.companies} lang={lang} />
        </Section>
      )}
    </Page>
  )
}

function Units({ view, shell }: { view: OrganisationView; shell: Shell }) {
  const { lang } = shell
  const valid = (row: UnitRow): string =>
    row.validTo ? `${row.validFrom} ${W.to[lang]} ${row.validTo}` : `${W.from[lang]} ${row.validFrom}`
  const rows = view.rows.map((row): Row => {
    const open = view.open.includes(row.code)
    return {
      id: `enhet-${row.code}`,
      label: row.name,
      level: row.level,
      soft: row.validTo !== undefined && row.validTo < view.date,
      branch: row.hasChildren
        ? {
            open,
            href: `${link(PATHS.organisation, { ...shell.query, open: toggled(view.open, row.code) })}#enhet-${row.code}`,
            name: row.name,
          }
        : undefined,
      cells: [UNIT_KIND_WORDS[row.kind][lang], <code>{row.code}</code>, valid(row), row.change?.[lang] ?? null],
    }
  })
  return (
    <Table
      lang={lang}
      caption={W.tree[lang]}
      rowHead={W.unit[lang]}
      phone="blocks"
      className="r-units"
      columns={[
        { id: 'kind', head: W.kind[lang], kind: 'text' },
        { id: 'code', head: W.code[lang], kind: 'text' },
        { id: 'valid', head: W.valid[lang], kind: 'text' },
        { id: 'change', head: W.change[lang], kind: 'text' },
      ]}
      rows={rows}
    />
  )
}

/** An exact share with as many decimals as it has, at most two: `66,7 %`. */
function shareText({ numerator, denominator }: Share, lang: Lang): string {
  const percent = (numerator * 100) / denominator
  const decimals = [0, 1].find((count) => Number.isInteger(Math.round(percent * 10 ** count * 1e6) / 1e6)) ?? 2
  return unitAfter(formatNumber(percent, decimals, lang), '%')
}

function Companies({ companies, lang }: { companies: readonly CompanyRow[]; lang: Lang }) {
  const rows = companies.map(
    (one): Row => ({
      label: one.name,
      cells: [
        one.orgnr ?? missing,
        one.legalForm ?? null,
        one.share ? shareText(one.share, lang) : missing,
        one.heldVia ?? null,
        one.consolidated ? (one.synthetic ? W.yesSynthetic[lang] : W.yes[lang]) : W.no[lang],
      ],
    }),
  )
  return (
    <Table
      lang={lang}
      caption={W.companies[lang]}
      rowHead={W.company[lang]}
      phone="blocks"
      columns={[
        { id: 'orgnr', head: W.orgnr[lang], kind: 'text' },
        { id: 'form', head: W.form[lang], kind: 'text' },
        { id: 'share', head: W.share[lang] },
        { id: 'via', head: W.via[lang], kind: 'text' },
        { id: 'group', head: W.inGroup[lang], kind: 'text' },
      ]}
      rows={rows}
    />
  )
}
