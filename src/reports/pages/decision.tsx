// What is decided about an interim report, and signing it: a form, what stands in the way, and the one act that cannot be undone.
// Refuses: judging whether it may be signed; obstacles and deviations are handed in.
import type { Finding } from '../../kernel/finding.ts'
import type { Lang, Text } from '../../kernel/text.ts'
import { momentWords } from '../../web/conflict.tsx'
import { Button, ErrorSummary, errorOf, HiddenFields, TextAreaField, TextField } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { link, PATHS } from '../../web/links.ts'
import { Empty, ItemList, Section } from '../../web/parts.tsx'
import type { ReportAbout, ReportDecision, SignedReport } from '../signing.ts'
import { DECISION_PATH, queryOf, readerPath, SIGN_PATH } from './addresses.ts'
import { SignedSection } from './reader.tsx'
import { REPORT_WORDS as W } from './words.ts'

export interface DecisionView {
  about: ReportAbout
  title: string
  /** What stands in the form: what is saved, kept as a draft or was just written. */
  values: Partial<Record<'caseNumber' | 'decidedOn' | 'proposal' | 'events' | 'overrideReason', string>>
  /** Saved versions, latest first. */
  versions: readonly ReportDecision[]
  findings: readonly Finding[]
  /** True when the findings are about signing. */
  signing: boolean
  draftKey: string
  /** What the signer has seen; signing something else is refused. */
  seen: string
  /** The number the next signing gets. */
  no: number
  obstacles: readonly Finding[]
  /** Statements that do not tie out, in words. */
  deviations: readonly Text[]
  signed: readonly SignedReport[]
  /** Signed already, and nothing has moved since. */
  unchanged: boolean
}

const FIELDS = ['caseNumber', 'decidedOn', 'proposal', 'events', 'overrideReason']

export function DecisionPage({ shell, view }: { shell: Shell; view: DecisionView }) {
  const { lang } = shell
  const { about, title, findings, signing, signed } = view
  const errors = findings.map(({ cell, message }) => ({
    message: message[lang],
    ...(cell && FIELDS.includes(cell) ? { field: cell } : {}),
  }))
  return (
    <Page
      shell={shell}
      current="reports"
      title={`${W.decide[lang]}: ${title}`}
      path={[
        { label: W.reports[lang], href: PATHS.reports },
        { label: title, href: readerPath(about) },
      ]}
      lead={W.decisionLead[lang]}
      choices={[]}
    >
      {errors.length > 0 && <ErrorSummary title={(signing ? W.notSignedYet : W.wrong)[lang]} errors={errors} />}
      <div class="r-stack">
        <DecisionForm view={view} lang={lang} />
        <Signing view={view} lang={lang} />
        {signed.length > 0 && <SignedSection signed={signed} lang={lang} />}
        {view.versions.length > 1 && <Versions versions={view.versions.slice(1)} lang={lang} />}
      </div>
    </Page>
  )
}

function DecisionForm({ view, lang }: { view: DecisionView; lang: Lang }) {
  const { about, values, versions, findings, draftKey } = view
  const field = (name: 'caseNumber' | 'decidedOn' | 'proposal' | 'events') => {
    const error = errorOf(findings, name, lang)
    return { id: name, name, label: W[name][lang], lang, value: values[name] ?? '', optional: true, ...(error ? { error } : {}) }
  }
  const [latest] = versions
  return (
    <Section id="beslut" title={W.decision[lang]} right={latest && `${latest.by}, ${momentWords(latest.at, lang)}`}>
      <form method="post" action={DECISION_PATH} class="r-form" data-draft={draftKey}>
        <HiddenFields fields={{ ...queryOf(about), version: latest?.version ?? 0 }} />
        <TextField {...field('caseNumber')} width={24} />
        <TextField {...field('decidedOn')} type="date" />
        <TextAreaField {...field('proposal')} help={W.proposalHelp[lang]} rows={4} />
        <TextAreaField {...field('events')} help={W.eventsHelp[lang]} rows={6} />
        <div class="r-buttons">
          <Button kind="secondary">{W.save[lang]}</Button>
        </div>
      </form>
    </Section>
  )
}

const SHOWN = 12

function Signing({ view, lang }: { view: DecisionView; lang: Lang }) {
  const { about, obstacles, deviations, unchanged, seen, no, findings, values } = view
  if (unchanged)
    return (
      <Section id="underteckna" title={W.sign[lang]}>
        <p>{W.unchanged[lang]}</p>
      </Section>
    )
  if (obstacles.length > 0) return <Obstacles obstacles={obstacles} lang={lang} />
  const error = findings.find((one) => one.cell === 'overrideReason')?.message[lang]
  return (
    <Section id="underteckna" title={W.sign[lang]}>
      <form method="post" action={SIGN_PATH} class="r-form">
        <HiddenFields fields={{ ...queryOf(about), seen, no }} />
        <p>{W.signHelp[lang]}</p>
        {deviations.length > 0 && (
          <>
            <h3>{`${W.deviations[lang]} (${deviations.length})`}</h3>
            <ItemList lang={lang} items={deviations.slice(0, SHOWN).map((one) => ({ title: one[lang], verdict: 'deviation' }))} />
            <TextAreaField
              id="overrideReason"
              name="overrideReason"
              label={W.override[lang]}
              lang={lang}
              rows={3}
              value={values.overrideReason ?? ''}
              plain
              {...(error ? { error } : {})}
            />
          </>
        )}
        <div class="r-buttons">
          <Button>{W.signThis[lang]}</Button>
        </div>
      </form>
    </Section>
  )
}

function Obstacles({ obstacles, lang }: { obstacles: readonly Finding[]; lang: Lang }) {
  const more = obstacles.length - SHOWN
  return (
    <Section id="underteckna" title={W.obstacles[lang]} right={String(obstacles.length)}>
      <Empty>
        <p>{W.obstaclesHelp[lang]}</p>
        <ItemList
          lang={lang}
          items={obstacles.slice(0, SHOWN).map(({ message, cell }) => ({
            title: message[lang],
            ...(cell ? { href: link('/bedomning', { ref: cell }) } : {}),
          }))}
        />
        {more > 0 && <p>{lang === 'sv' ? `… och ${more} till.` : `… and ${more} more.`}</p>}
      </Empty>
    </Section>
  )
}

function Versions({ versions, lang }: { versions: readonly ReportDecision[]; lang: Lang }) {
  return (
    <Section id="versioner" title={W.versions[lang]}>
      <ul>
        {versions.map((one) => (
          <li>
            {`${one.by}, ${momentWords(one.at, lang)}: ${[one.caseNumber, one.decidedOn, one.proposal, one.events].filter(Boolean).join(' · ') || '–'}`}
          </li>
        ))}
      </ul>
    </Section>
  )
}
