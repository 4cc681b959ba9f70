// What the pages of scenarios share: figures that are asked within their own branch, the table of what it does, fields of a proposal.
// Refuses: sending a reader of a branch to the figure of the plan; a branch answers for its own.
import { FUNDING_KINDS, FUNDING_WORDS, PERMANENCE_WORDS } from '../../../budget/model.ts'
import type { FigureRef } from '../../../kernel/figure.ts'
import type { Finding } from '../../../kernel/finding.ts'
import type { Lang } from '../../../kernel/text.ts'
import { errorOf, SelectField, TextAreaField, TextField } from '../../../web/form.tsx'
import { explainHref, link, PATHS } from '../../../web/links.ts'
import { type Column, type Row, Table } from '../../../web/table.tsx'
import type { PlanStructure } from '../../input.ts'
import type { Sheet } from '../../sheetShape.ts'
import { MAIN } from '../branch.ts'
import { SHOWN_LINES, type ShownLine, writtenValue } from '../shownFigures.ts'
import { W } from '../words.ts'

export const branchHref = (id: string): string => `${PATHS.scenarios}/${id}`
export const explainIn = (branch: string, ref: FigureRef): string =>
  branch === MAIN ? explainHref(ref) : link(`${branchHref(branch)}/forklara`, { ref })
export const compareHref = (a: string, b: string): string => link(`${PATHS.scenarios}/jamfor`, { a, b })
export const MEETING_PATH = '/motet'

/** A figure of a branch: a link to where it comes from there. */
export function BranchFigure({ branch, refTo, unit, value, lang, sign, live }: BranchFigureProps) {
  const written = writtenValue(value, unit, lang, sign)
  const shown = value === null ? <span class="r-aloud">{lang === 'sv' ? 'värde saknas' : 'value missing'}</span> : null
  const content = live ? (
    <span data-live={refTo} data-unit={unit} data-kind={sign ? 'difference' : 'value'}>
      {written}
    </span>
  ) : (
    written
  )
  if (sign || branch === '') return <>{content}</>
  return (
    <a class="r-figure" href={explainIn(branch, refTo)}>
      {content}
      {shown}
    </a>
  )
}

interface BranchFigureProps {
  /** Empty where the plan it stands in has no address. */
  branch: string
  refTo: FigureRef
  unit: string
  value: number | null
  lang: Lang
  sign?: boolean
  /** Written again by the levers. */
  live?: boolean
}

const diff = (a: number | null | undefined, b: number | null | undefined): number | null =>
  typeof a === 'number' && typeof b === 'number' ? b - a : null

export interface EffectTableProps {
  branch: string
  base: Sheet
  sheet: Sheet
  lang: Lang
  live?: boolean
}

/** Each line of the answer by year, and how it differs from what the branch stands on. */
export function EffectTable({ branch, base, sheet, lang, live }: EffectTableProps) {
  const { years } = sheet.input.structure
  const sv = lang === 'sv'
  const columns: Column[] = [
    ...years.map((year) => ({ id: `v${year}`, head: String(year), group: sv ? 'Med förslagen' : 'With the proposals' })),
    ...years.map((year, at) => ({ id: `d${year}`, head: String(year), group: W.difference[lang], split: at === 0 })),
  ]
  const cell = (line: ShownLine, year: number, sign: boolean) => {
    const ref = line.ref(year)
    const [a, b] = [base.value(ref), sheet.value(ref)]
    const value = sign ? diff(a, b) : (b ?? null)
    return <BranchFigure branch={branch} refTo={ref} unit={line.unit} value={value} lang={lang} sign={sign} live={live} />
  }
  const rows: Row[] = SHOWN_LINES.map((line) => ({
    label: line.label[lang],
    ...(line.total ? { kind: 'sum' as const } : {}),
    cells: [...years.map((year) => cell(line, year, false)), ...years.map((year) => cell(line, year, true))],
  }))
  return (
    <Table
      lang={lang}
      caption={sv ? 'Vad förslagen gör med planen' : 'What the proposals do to the plan'}
      rowHead={sv ? 'mkr' : 'SEK m'}
      columns={columns}
      rows={rows}
      phone="scroll"
    />
  )
}

/** The fields of one form: what was typed, and what is wrong with it. `prefix` keeps the ids of several forms apart. */
export interface Typed {
  values: Readonly<Record<string, string>>
  findings: readonly Finding[]
}
/** Said of the whole plan: the field a finding came from is an address, not a word. */
export const withoutCells = (findings: readonly Finding[]): Finding[] => findings.map(({ cell: _, ...said }) => said)

export const NOTHING_TYPED: Typed = { values: {}, findings: [] }

interface FieldsProps {
  typed: Typed
  lang: Lang
  structure: PlanStructure
  prefix?: string
  /** An existing proposal: its changes stay when no row is chosen. */
  keeps?: boolean
}

export function ProposalFields({ typed, lang, structure, prefix = '', keeps }: FieldsProps) {
  const { values, findings } = typed
  const common = (name: string) => ({ id: `${prefix}${name}`, name, lang, error: errorOf(findings, name, lang) })
  return (
    <>
      <TextField {...common('titel')} label={W.proposalTitle[lang]} value={values.titel} width={48} />
      <TextAreaField {...common('text')} label={W.proposalText[lang]} value={values.text} rows={3} optional />
      <AmendmentFields typed={typed} lang={lang} structure={structure} prefix={prefix} keeps={keeps} />
      <FundingFields typed={typed} lang={lang} prefix={prefix} />
    </>
  )
}

function AmendmentFields({ typed: { values, findings }, lang, structure, prefix = '', keeps }: FieldsProps) {
  const common = (name: string) => ({ id: `${prefix}${name}`, name, lang, error: errorOf(findings, name, lang) })
  const option = (value: string, label: string) => ({ value, label })
  const keep = lang === 'sv' ? 'Behåll ändringarna som de är' : 'Keep the changes as they are'
  return (
    <div class="r-fields">
      <SelectField
        {...common('rad')}
        label={W.row[lang]}
        value={values.rad}
        options={[...(keeps ? [option('', keep)] : []), ...rowOptions(structure, lang)]}
      />
      <SelectField
        {...common('ar')}
        label={W.year[lang]}
        value={values.ar}
        options={structure.years.map((year) => option(String(year), String(year)))}
      />
      <SelectField
        {...common('hur')}
        label={W.how[lang]}
        value={values.hur}
        options={[option('andring', W.change[lang]), option('ram', W.frame[lang])]}
      />
      <TextField
        {...common('belopp')}
        label={W.amount[lang]}
        help={W.amountHelp[lang]}
        value={values.belopp}
        width={12}
        figure
        plain
      />
      <SelectField
        {...common('varaktighet')}
        label={W.permanence[lang]}
        value={values.varaktighet}
        options={(['permanent', 'temporary'] as const).map((one) => option(one, PERMANENCE_WORDS[one][lang]))}
      />
    </div>
  )
}

export function rowOptions({ rows }: PlanStructure, lang: Lang): { value: string; label: string }[] {
  const committees = new Map(rows.map(({ unit, committee }) => [unit, committee]))
  return [...committees].flatMap(([unit, name]) => [
    { value: unit, label: lang === 'sv' ? `${name}, hela ramen` : `${name}, whole frame` },
    ...rows
      .filter((row) => row.unit === unit && row.treatment !== 'depreciation')
      .map((row) => ({ value: `${unit}/${row.id}`, label: `${name}: ${row.name}` })),
  ])
}

export function FundingFields({ typed: { values, findings }, lang, prefix = '' }: Omit<FieldsProps, 'structure'>) {
  return (
    <div class="r-fields">
      <SelectField
        id={`${prefix}finansiering`}
        name="finansiering"
        label={W.funding[lang]}
        help={W.fundingHelp[lang]}
        lang={lang}
        value={values.finansiering}
        options={[
          { value: '', label: W.noFunding[lang] },
          ...FUNDING_KINDS.map((kind) => ({ value: kind, label: FUNDING_WORDS[kind][lang] })),
        ]}
        error={errorOf(findings, 'finansiering', lang)}
      />
      <TextField
        id={`${prefix}finansieringText`}
        name="finansieringText"
        label={W.fundingNote[lang]}
        lang={lang}
        value={values.finansieringText}
        width={48}
        optional
        error={errorOf(findings, 'finansieringText', lang)}
      />
    </div>
  )
}
