// One node of the chain: what holds, every version with its decision, where it came from, and the form that changes it.
// Refuses: changing anything; every form here is sent to a route that asks again.
import type { Finding } from '../../kernel/finding.ts'
import { formatDate, type Lang, type Text } from '../../kernel/text.ts'
import { Button, HiddenFields, SelectField, TextField } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { PATHS } from '../../web/links.ts'
import { Empty, Facts, ItemList, Section } from '../../web/parts.tsx'
import { Table } from '../../web/table.tsx'
import type { Decision } from '../judgement.ts'
import { diffNodes, shownFields } from '../steering/diff.ts'
import type { Lineage, NodeVersion, SteeringNode } from '../steering/node.ts'
import { dayOf, isWithdrawn, type PlanNode } from '../steering/plan.ts'
import { FIELD_WORDS, type FieldName, KIND_WORDS } from '../steering/words.ts'
import { Checks, type Choice, Findings, NodeFields, type NodeFormView } from './planForm.tsx'
import { nodeHref, PLAN_PATHS, planHref, PLAN_WORDS as W } from './planWords.ts'

export interface NodeView {
  year: number
  node: SteeringNode
  draft: boolean
  /** Version the page was opened at: the latest of the node. */
  latest: number
  versions: readonly NodeVersion[]
  lineage: readonly Lineage[]
  parents: readonly SteeringNode[]
  below: readonly PlanNode[]
  titleOf(id: string): string
  nameOf(unit: string): string
  /** Absent for those who may only read. */
  form?: NodeFormView
  /** Nodes of the same kind and unit, to merge with. */
  likes: readonly Choice[]
  findings: readonly Finding[]
}

export function NodePage({ shell, view }: { shell: Shell; view: NodeView }) {
  const { lang } = shell
  const { node, year } = view
  const current = view.versions.find((one) => one.node.from === node.from && one.decision)
  const path = [
    { label: W.plan[lang], href: planHref({ year }) },
    ...view.parents.map((parent) => ({ label: parent.title, href: nodeHref(parent.id, year) })),
    { label: KIND_WORDS[node.kind][lang] },
  ]
  return (
    <Page shell={shell} current="goals" choices={[]} title={node.title} path={path} lead={leadOf(view, current?.decision, lang)}>
      <div class="r-stack">
        <Findings findings={view.findings} lang={lang} />
        <Holding view={view} lang={lang} />
        {view.below.length > 0 && <Below view={view} lang={lang} />}
        {view.form && <EditForm view={view} form={view.form} lang={lang} />}
        {view.form && <Reshape view={view} lang={lang} />}
        <VersionTable view={view} lang={lang} />
        {view.lineage.length > 0 && <LineageList view={view} lang={lang} />}
      </div>
    </Page>
  )
}

export const decisionWords = ({ body, paragraph, caseNumber, date }: Decision, lang: Lang): string =>
  `${body} ${paragraph}, ${caseNumber}, ${formatDate(date, lang)}`

function leadOf({ node, draft, year }: NodeView, decision: Decision | undefined, lang: Lang): string {
  const kind = KIND_WORDS[node.kind][lang]
  const to = node.to
  const years =
    to === undefined
      ? lang === 'sv'
        ? `från ${node.from} och tills vidare`
        : `from ${node.from} until further notice`
      : node.from === to
        ? `${node.from}`
        : `${node.from}–${to}`
  if (draft)
    return lang === 'sv'
      ? `${kind}, utkast för ${years}. Det gäller inte förrän det är beslutat.`
      : `${kind}, draft for ${years}. It does not hold until it is decided.`
  const by = decision
    ? lang === 'sv'
      ? ` Beslut: ${decisionWords(decision, lang)}.`
      : ` Decision: ${decisionWords(decision, lang)}.`
    : ''
  return lang === 'sv'
    ? `${kind} som gäller ${years}, här i planen för ${year}.${by}`
    : `${kind} valid ${years}, here in the plan for ${year}.${by}`
}

function Holding({ view, lang }: { view: NodeView; lang: Lang }) {
  const fields = shownFields(view.node)
  const facts = (Object.keys(FIELD_WORDS) as FieldName[]).flatMap((field) => {
    if (field === 'title' || fields[field].sv === '') return []
    const value =
      field === 'unit' || field === 'reporter'
        ? view.nameOf(fields[field].sv)
        : field === 'parents'
          ? view.node.parents.map((id) => view.titleOf(id)).join('; ')
          : fields[field][lang]
    return [{ name: FIELD_WORDS[field][lang], value }]
  })
  return (
    <Section id="galler" title={lang === 'sv' ? 'Vad som gäller' : 'What holds'} right={view.node.id}>
      <Facts facts={facts} />
    </Section>
  )
}

function Below({ view, lang }: { view: NodeView; lang: Lang }) {
  return (
    <Section id="under" title={W.below[lang]} right={String(view.below.length)}>
      <ItemList
        lang={lang}
        items={view.below.map(({ node, draft }) => ({
          title: node.title,
          href: nodeHref(node.id, view.year),
          sub: `${KIND_WORDS[node.kind][lang]} · ${view.nameOf(node.unit)}${draft ? ` · ${W.draft[lang]}` : ''}`,
          ...(node.indicator ? { value: node.indicator.target } : {}),
        }))}
      />
    </Section>
  )
}

const hidden = (view: NodeView) => ({ id: view.node.id, year: view.year, version: view.latest })

function EditForm({ view, form, lang }: { view: NodeView; form: NodeFormView; lang: Lang }) {
  return (
    <Section id="andra" title={W.change[lang]}>
      <p>
        {lang === 'sv'
          ? `Ändringen blir ett utkast som gäller från startåret. Det beslutade gäller tills utkastet har beslutats.`
          : `The change becomes a draft from its first year. What is decided holds until the draft is decided.`}
      </p>
      <form class="r-form" method="post" action={PLAN_PATHS.change} data-draft={`plan:${view.node.id}:${view.year}`}>
        <HiddenFields fields={hidden(view)} />
        <NodeFields view={form} lang={lang} />
        <TextField
          id="f-reason"
          name="reason"
          lang={lang}
          label={W.reason[lang]}
          width={60}
          optional
          value={form.values.reason ?? ''}
        />
        <div class="r-buttons">
          <Button>{W.save[lang]}</Button>
        </div>
      </form>
      {view.draft && (
        <form method="post" action={PLAN_PATHS.change}>
          <HiddenFields fields={{ ...hidden(view), act: 'withdraw' }} />
          <Button kind="secondary">{W.takeBack[lang]}</Button>
        </form>
      )}
    </Section>
  )
}

function Reshape({ view, lang }: { view: NodeView; lang: Lang }) {
  const { node, form, year } = view
  return (
    <Section id="mer" title={W.more[lang]}>
      <p>{W.movedKept[lang]}</p>
      {node.kind !== 'focusArea' && form && form.parents.length > 0 && (
        <form class="r-form" method="post" action={PLAN_PATHS.move}>
          <HiddenFields fields={hidden(view)} />
          <SelectField
            id="f-move"
            name="parents"
            lang={lang}
            label={`${W.move[lang]}: ${FIELD_WORDS.parents[lang].toLowerCase()}`}
            value={node.parents[0] ?? ''}
            options={form.parents}
          />
          <div class="r-buttons">
            <Button kind="secondary">{W.move[lang]}</Button>
          </div>
        </form>
      )}
      <form class="r-form" method="post" action={PLAN_PATHS.split}>
        <HiddenFields fields={hidden(view)} />
        <TextField
          id="f-first"
          name="first"
          lang={lang}
          label={`${W.split[lang]}: ${W.first[lang].toLowerCase()}`}
          width={60}
          value={node.title}
        />
        <TextField id="f-second" name="second" lang={lang} label={W.second[lang]} width={60} />
        {view.below.length > 0 && (
          <Checks
            name="second-child"
            legend={W.toSecond[lang]}
            chosen={[]}
            choices={view.below.map((one) => ({ value: one.node.id, label: one.node.title }))}
          />
        )}
        <div class="r-buttons">
          <Button kind="secondary">{W.split[lang]}</Button>
        </div>
      </form>
      {view.likes.length > 0 && (
        <form class="r-form" method="post" action={PLAN_PATHS.merge}>
          <HiddenFields fields={hidden(view)} />
          <SelectField
            id="f-with"
            name="with"
            lang={lang}
            label={`${W.merge[lang]}: ${W.with[lang].toLowerCase()}`}
            options={view.likes}
          />
          <TextField id="f-merged" name="title" lang={lang} label={W.newTitle[lang]} width={60} value={node.title} />
          <div class="r-buttons">
            <Button kind="secondary">{W.merge[lang]}</Button>
          </div>
        </form>
      )}
      <form method="post" action={PLAN_PATHS.change}>
        <HiddenFields fields={{ ...hidden(view), act: 'end' }} />
        <div class="r-buttons">
          <Button kind="secondary">{`${W.end[lang]} ${lang === 'sv' ? 'efter' : 'after'} ${year}`}</Button>
        </div>
      </form>
    </Section>
  )
}

const stateOf = (one: NodeVersion): Text => (isWithdrawn(one) ? W.withdrawn : W[one.state])

function VersionTable({ view, lang }: { view: NodeView; lang: Lang }) {
  const newestFirst = [...view.versions].reverse()
  return (
    <Section id="versioner" title={W.versions[lang]} right={String(view.versions.length)}>
      <Table
        lang={lang}
        phone="blocks"
        caption={`${W.versions[lang]}: ${view.node.title}`}
        rowHead={W.version[lang]}
        columns={[
          { id: 'state', head: W.state[lang], kind: 'text' },
          { id: 'what', head: W.what[lang], kind: 'text' },
          { id: 'decision', head: W.decision[lang], kind: 'text' },
          { id: 'by', head: W.by[lang], kind: 'text' },
        ]}
        rows={newestFirst.map((one) => ({
          label: `${one.version}. ${one.node.from}${one.node.to === undefined ? '–' : one.node.to === one.node.from ? '' : `–${one.node.to}`}`,
          cells: [
            stateOf(one)[lang],
            changesOf(one, view, lang),
            one.decision ? decisionWords(one.decision, lang) : '',
            `${one.by}, ${formatDate(dayOf(one.at), lang)}`,
          ],
        }))}
      />
    </Section>
  )
}

/** What the version changed against the one before it, and why. */
function changesOf(one: NodeVersion, { versions }: NodeView, lang: Lang): string {
  const before = versions[versions.indexOf(one) - 1]
  const said = before
    ? diffNodes(before.node, one.node, { years: true }).map(
        (each) => `${each.label[lang]}: ${each.before[lang] || '–'} → ${each.after[lang] || '–'}`,
      )
    : [one.node.title]
  return [...said, ...(one.reason ? [one.reason] : [])].join('. ')
}

function LineageList({ view, lang }: { view: NodeView; lang: Lang }) {
  const said = (row: Lineage): string => {
    const [from, to] = [view.titleOf(row.from), view.titleOf(row.to)]
    if (row.kind === 'move') {
      const [was, is] = [row.parentsBefore, row.parentsAfter].map((ids) => ids.map((id) => view.titleOf(id)).join('; '))
      return lang === 'sv'
        ? `Flyttad från ”${was}” till ”${is}” från ${row.year}`
        : `Moved from “${was}” to “${is}” from ${row.year}`
    }
    if (row.kind === 'split')
      return lang === 'sv'
        ? `”${to}” delades ut ur ”${from}” från ${row.year}`
        : `“${to}” was split out of “${from}” from ${row.year}`
    return lang === 'sv' ? `”${from}” gick upp i ”${to}” från ${row.year}` : `“${from}” was merged into “${to}” from ${row.year}`
  }
  return (
    <Section id="ursprung" title={W.lineage[lang]}>
      <ItemList
        lang={lang}
        items={view.lineage.map((row) => {
          const other = row.from === view.node.id ? row.to : row.from
          return {
            title: said(row),
            sub: `${row.by}, ${formatDate(dayOf(row.at), lang)}`,
            ...(other === view.node.id ? {} : { href: nodeHref(other, row.to === view.node.id ? row.year - 1 : row.year) }),
          }
        })}
      />
    </Section>
  )
}

export interface NewNodeView {
  year: number
  form: NodeFormView
}

export function NewNodePage({ shell, view }: { shell: Shell; view: NewNodeView }) {
  const { lang } = shell
  const { kind } = view.form
  const title = lang === 'sv' ? `Lägg till i planen ${view.year}` : `Add to the plan ${view.year}`
  return (
    <Page
      shell={shell}
      current="goals"
      choices={[]}
      title={title}
      path={[{ label: W.plan[lang], href: planHref({ year: view.year }) }, { label: W.add[lang] }]}
    >
      <div class="r-stack">
        <Findings findings={view.form.findings} lang={lang} />
        <form class="r-form" method="get" action={PLAN_PATHS.add}>
          <HiddenFields fields={{ year: view.year }} />
          <SelectField
            id="f-kind"
            name="slag"
            lang={lang}
            label={W.kind[lang]}
            value={kind}
            options={Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label: label[lang] }))}
          />
          <div class="r-buttons">
            <Button kind="secondary">{W.choose[lang]}</Button>
          </div>
        </form>
        <Section id="ny" title={KIND_WORDS[kind][lang]}>
          {view.form.units.length === 0 ? (
            <Empty>
              <p>
                {lang === 'sv'
                  ? `Ingen av dina enheter kan äga ${KIND_WORDS[kind].sv.toLowerCase()}. Välj ett annat slag.`
                  : `None of your units may own a ${KIND_WORDS[kind].en.toLowerCase()}. Choose another kind.`}
              </p>
            </Empty>
          ) : (
            <form class="r-form" method="post" action={PLAN_PATHS.add} data-draft={`plan:ny:${kind}`}>
              <HiddenFields fields={{ kind, year: view.year }} />
              <NodeFields view={view.form} lang={lang} />
              <div class="r-buttons">
                <Button>{W.save[lang]}</Button>
              </div>
            </form>
          )}
        </Section>
      </div>
    </Page>
  )
}

export const planPath = (year: number, lang: Lang) => [
  { label: lang === 'sv' ? 'Mål' : 'Goals', href: PATHS.goals },
  { label: W.plan[lang], href: planHref({ year }) },
]
