// The list of scenarios and budget proposals, and the form of a new one.
// Refuses: naming what the reader may not read; it is handed only what was loaded for this reader.
import type { Finding } from '../../../kernel/finding.ts'
import type { Lang } from '../../../kernel/text.ts'
import { notApplicable } from '../../../web/figure.tsx'
import { Button, ButtonLink, errorOf, FormErrors, SelectField, TextField } from '../../../web/form.tsx'
import { Page, type Shell } from '../../../web/layout.tsx'
import { PATHS } from '../../../web/links.ts'
import { Empty, LinkRow, Section } from '../../../web/parts.tsx'
import { Table } from '../../../web/table.tsx'
import { type Branch, MAIN, shownProposals } from '../branch.ts'
import type { YearEffect } from '../effect.ts'
import { resultSentence, writtenValue } from '../shownFigures.ts'
import { KIND_WORDS, STATE_WORDS, W } from '../words.ts'
import { branchHref, MEETING_PATH } from './parts.tsx'

export interface Listed {
  branch: Branch
  effects: readonly YearEffect[]
  mine: boolean
}

export interface ListView {
  listed: readonly Listed[]
  /** The plan as it stands, year by year. */
  plan: readonly YearEffect[]
  mayWrite: boolean
}

/** Only what there is. */
const counted = (parts: readonly [of: readonly Listed[], sv: [string, string], en: string][], lang: Lang): string =>
  parts
    .filter(([of]) => of.length > 0)
    .map(([of, [one, many], en]) => `${of.length} ${lang === 'sv' ? (of.length === 1 ? one : many) : en}`)
    .join(', ')

export function BranchesPage({ shell, view: { listed, plan, mayWrite } }: { shell: Shell; view: ListView }) {
  const { lang } = shell
  const open = listed.filter(({ branch, mine }) => branch.state === 'published' && !mine)
  const mine = listed.filter(({ branch, mine: own }) => own && branch.state !== 'closed')
  const closed = listed.filter(({ branch }) => branch.state === 'closed')
  const there = counted(
    [
      [open, ['offentligt', 'offentliga'], 'published'],
      [mine, ['eget', 'egna'], 'own'],
      [closed, ['avslutat', 'avslutade'], 'closed'],
    ],
    lang,
  )
  return (
    <Page
      shell={shell}
      current="scenarios"
      title={W.title[lang]}
      lead={[resultSentence(plan, lang, true), there && `${W.toRead[lang]}: ${there}.`].filter(Boolean).join(' ')}
      choices={[]}
      actions={
        <div class="r-title-acts">
          <LinkRow
            links={[
              { label: W.plan[lang], href: PATHS.moneyPlan },
              ...(listed.length > 0 ? [{ label: W.compareTitle[lang], href: '#jamfor' }] : []),
              { label: W.meeting[lang], href: MEETING_PATH },
            ]}
          />
          {mayWrite && <ButtonLink href={`${PATHS.scenarios}/ny`}>{W.new[lang]}</ButtonLink>}
        </div>
      }
    >
      <div class="r-stack">
        {listed.length === 0 && <Empty>{W.none[lang]}</Empty>}
        <BranchList id="mina" title={W.mine[lang]} listed={mine} lang={lang} />
        <BranchList id="offentliga" title={W.published[lang]} listed={open} lang={lang} />
        <BranchList id="avslutade" title={W.closed[lang]} listed={closed} lang={lang} />
        <CompareForm listed={listed} lang={lang} />
      </div>
    </Page>
  )
}

/** A branch may be of other years than its neighbours: each result stands under its own. */
function BranchList({ id, title, listed, lang }: { id: string; title: string; listed: readonly Listed[]; lang: Lang }) {
  if (listed.length === 0) return null
  const sv = lang === 'sv'
  const years = [...new Set(listed.flatMap(({ effects }) => effects.map(({ year }) => year)))].toSorted((a, b) => a - b)
  return (
    <Section id={id} title={title} right={sv ? 'Resultat, mkr' : 'Result, SEK m'}>
      <Table
        lang={lang}
        caption={`${title}: ${sv ? 'resultat i mkr' : 'result in SEK m'}`}
        rowHead={W.name[lang]}
        columns={[
          { id: 'kind', head: W.kind[lang], kind: 'text' },
          { id: 'proposals', head: W.proposals[lang] },
          ...years.map((year) => ({ id: String(year), head: String(year) })),
        ]}
        rows={listed.map(({ branch, effects }) => ({
          label: (
            <a href={branch.kind === 'meeting' && branch.state !== 'closed' ? MEETING_PATH : branchHref(branch.id)}>
              {branch.name}
            </a>
          ),
          cells: [
            `${KIND_WORDS[branch.kind][lang]}, ${STATE_WORDS[branch.state][lang].toLowerCase()}${settled(branch, lang)}`,
            { value: shownProposals(branch).length },
            ...years.map((year) => {
              const effect = effects.find((one) => one.year === year)
              return effect ? writtenValue(effect.after, 'ore', lang) : notApplicable
            }),
          ],
        }))}
        phone="blocks"
      />
    </Section>
  )
}

/** What was turned down stays to be read. */
function settled(branch: Branch, lang: Lang): string {
  const rejected = shownProposals(branch).filter(({ state }) => state === 'rejected').length
  if (rejected === 0) return ''
  return lang === 'sv' ? `, ${rejected} avslagna` : `, ${rejected} rejected`
}

function CompareForm({ listed, lang }: { listed: readonly Listed[]; lang: Lang }) {
  if (listed.length === 0) return null
  const options = [
    { value: MAIN, label: W.thePlan[lang] },
    ...listed.map(({ branch }) => ({ value: branch.id, label: branch.name })),
  ]
  return (
    <Section id="jamfor" title={W.compareTitle[lang]}>
      <form class="r-form r-form-row" method="get" action={`${PATHS.scenarios}/jamfor`}>
        <SelectField id="a" name="a" label="A" lang={lang} options={options} value={MAIN} />
        <SelectField id="b" name="b" label="B" lang={lang} options={options} value={listed[0]!.branch.id} />
        <Button kind="secondary">{W.compare[lang]}</Button>
      </form>
    </Section>
  )
}

/** Before there is a plan there is nothing to lay a proposal on: why, and the next step. */
export function NoPlanPage({ shell, title, why }: { shell: Shell; title: string; why: string }) {
  const { lang } = shell
  return (
    <Page shell={shell} current="scenarios" title={title} choices={[]}>
      <Empty>
        <p>{why}</p>
        <LinkRow links={[{ label: lang === 'sv' ? 'Ekonomisk plan' : 'Economic plan', href: PATHS.moneyPlan }]} />
      </Empty>
    </Page>
  )
}

export interface NewBranchView {
  groups: readonly { code: string; name: string }[]
  bases: readonly { id: string; name: string }[]
  values: Readonly<Record<string, string>>
  findings: readonly Finding[]
}

export function NewBranchPage({ shell, view: { groups, bases, values, findings } }: { shell: Shell; view: NewBranchView }) {
  const { lang } = shell
  const own = lang === 'sv' ? 'Ingen: ett eget scenario' : 'None: a scenario of my own'
  return (
    <Page
      shell={shell}
      current="scenarios"
      title={W.new[lang]}
      path={[{ label: W.title[lang], href: PATHS.scenarios }, { label: W.new[lang] }]}
      lead={W.newLead[lang]}
      choices={[]}
    >
      <FormErrors findings={findings} lang={lang} />
      <form class="r-form" method="post" action={`${PATHS.scenarios}/ny`}>
        <TextField
          id="namn"
          name="namn"
          label={W.name[lang]}
          lang={lang}
          value={values.namn}
          width={40}
          error={errorOf(findings, 'namn', lang)}
        />
        {groups.length > 0 && (
          <SelectField
            id="grupp"
            name="grupp"
            label={W.group[lang]}
            help={W.privateTo[lang]}
            lang={lang}
            value={values.grupp}
            options={[...groups.map(({ code, name }) => ({ value: code, label: name })), { value: '', label: own }]}
            error={errorOf(findings, 'grupp', lang)}
          />
        )}
        <SelectField
          id="bas"
          name="bas"
          label={W.standsOn[lang]}
          lang={lang}
          value={values.bas}
          options={[{ value: '', label: W.thePlan[lang] }, ...bases.map(({ id, name }) => ({ value: id, label: name }))]}
          error={errorOf(findings, 'bas', lang)}
        />
        <div class="r-buttons">
          <Button>{W.create[lang]}</Button>
        </div>
      </form>
    </Page>
  )
}
