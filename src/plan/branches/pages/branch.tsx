// One scenario or party budget: what it does to the result, the levers, each proposal with its effect, who reads, publishing.
// Refuses: loading, and showing a button for what the reader may not do.
import { EXCEPTION_WORDS } from '../../../budget/model.ts'
import { formatDate, type Lang } from '../../../kernel/text.ts'
import {
  Button,
  ButtonLink,
  CheckField,
  FindingList,
  FormErrors,
  HiddenFields,
  SelectField,
  TextField,
} from '../../../web/form.tsx'
import { Page, type Shell } from '../../../web/layout.tsx'
import { PATHS } from '../../../web/links.ts'
import { Facts, Section } from '../../../web/parts.tsx'
import { type ClosingDecision, MAIN, shownProposals } from '../branch.ts'
import type { WeakYear } from '../checks.ts'
import { effectBetween } from '../effect.ts'
import { mkrWords, resultSentence } from '../shownFigures.ts'
import { KIND_WORDS, STATE_WORDS, W } from '../words.ts'
import { type BranchView, typedIn } from './branchView.ts'
import { Levers } from './levers.tsx'
import { branchHref, compareHref, EffectTable, ProposalFields, withoutCells } from './parts.tsx'
import { ProposalList } from './proposals.tsx'

export function BranchPage({ shell, view }: { shell: Shell; view: BranchView }) {
  const { lang } = shell
  const { branch, base, sheet, typed, may } = view
  return (
    <Page
      shell={shell}
      current="scenarios"
      title={branch.name}
      path={[{ label: W.title[lang], href: PATHS.scenarios }, { label: branch.name }]}
      lead={resultSentence(effectBetween(base, sheet), lang)}
      choices={[]}
      island="levers"
      actions={<ButtonLink href={compareHref(branch.base ?? MAIN, branch.id)}>{W.compare[lang]}</ButtonLink>}
    >
      <div class="r-stack">
        {typed && <FormErrors findings={typed.findings} lang={lang} />}
        <About view={view} lang={lang} />
        <Section id="effekt" title={W.effect[lang]}>
          <EffectTable branch={branch.id} base={base} sheet={sheet} lang={lang} live={view.levers !== undefined} />
        </Section>
        {view.levers && <Levers view={view.levers} typed={typedIn(view, 'spakar')} lang={lang} />}
        <Section id="forslag" title={W.proposals[lang]}>
          {shownProposals(branch).length === 0 ? <p>{W.noProposals[lang]}</p> : <ProposalList view={view} lang={lang} />}
        </Section>
        {may.author && (
          <Section id="nytt" title={W.addProposal[lang]}>
            <form class="r-form" method="post" action={`${branchHref(branch.id)}/forslag`}>
              <ProposalFields typed={typedIn(view, 'forslag')} lang={lang} structure={sheet.input.structure} />
              <div class="r-buttons">
                <Button kind="secondary">{W.propose[lang]}</Button>
              </div>
            </form>
          </Section>
        )}
        {view.tieOut && (
          <Section id="avstamning" title={W.tieOut[lang]}>
            {view.tieOut.length === 0 ? (
              <p>{lang === 'sv' ? 'Allt stämmer.' : 'Everything ties out.'}</p>
            ) : (
              <FindingList findings={withoutCells(view.tieOut)} lang={lang} />
            )}
          </Section>
        )}
        <Readers view={view} lang={lang} />
        {may.publish && <Publish view={view} lang={lang} />}
      </div>
    </Page>
  )
}

function About({ view: { branch, baseName, groupName, findings, weak, decided }, lang }: { view: BranchView; lang: Lang }) {
  const exceptions = weak.flatMap(({ exception }) => (exception ? [exception] : []))
  const isPrivate = branch.state === 'private' && branch.kind === 'partyBudget'
  return (
    <div>
      <Facts
        facts={[
          { name: W.kind[lang], value: `${KIND_WORDS[branch.kind][lang]}, ${STATE_WORDS[branch.state][lang].toLowerCase()}` },
          { name: lang === 'sv' ? 'Av' : 'By', value: groupName ?? branch.ownerName },
          { name: W.standsOn[lang], value: baseName },
          ...(branch.decision ? [{ name: W.decisionKind[lang], value: decisionWords(branch.decision, lang) }] : []),
          ...exceptions.map(({ year, kind, reason }) => ({
            name: `${W.exception[lang]} ${year}`,
            value: `${EXCEPTION_WORDS[kind][lang]}: ${reason}`,
          })),
        ]}
      />
      {decided.length > 0 && <Decided decided={decided} lang={lang} />}
      {isPrivate && <p class="r-help">{W.privateTo[lang]}</p>}
      {findings.length > 0 && <FindingList findings={withoutCells(findings)} lang={lang} />}
    </div>
  )
}

const decisionWords = ({ date, paragraph, caseNumber }: ClosingDecision, lang: Lang): string =>
  `${formatDate(date, lang)}, ${/^§/.test(paragraph) ? paragraph : `§ ${paragraph}`}, ${caseNumber}`

/** Frames stand in the journal; the rest is told here, and where it is carried out. */
function Decided({ decided, lang }: { decided: BranchView['decided']; lang: Lang }) {
  const sv = lang === 'sv'
  const where = sv ? 'förs in i sitt eget register' : 'is carried out in its own register'
  return (
    <>
      <p>{sv ? 'Beslutat utöver ramar:' : 'Decided besides frames:'}</p>
      <ul>
        {decided.map(({ label, year, elsewhere }) => (
          <li>
            {label[lang]} {year}
            {elsewhere && `, ${where}`}
          </li>
        ))}
      </ul>
    </>
  )
}

function Readers({ view: { branch, may, officials }, lang }: { view: BranchView; lang: Lang }) {
  if (branch.kind !== 'partyBudget' || branch.state !== 'private') return null
  const named = officials.filter(({ person }) => branch.officials.includes(person))
  const sv = lang === 'sv'
  return (
    <Section id="lasare" title={W.readers[lang]}>
      <p>{named.length === 0 ? (sv ? 'Ingen är namngiven.' : 'Nobody is named.') : named.map(({ name }) => name).join(', ')}</p>
      {may.author && officials.length > 0 && (
        <form class="r-form" method="post" action={`${branchHref(branch.id)}/lasare`}>
          <HiddenFields fields={{ version: branch.version }} />
          <fieldset class="r-fieldset">
            <legend class="ds-label">{W.readers[lang]}</legend>
            {officials.map(({ person, name }) => (
              <CheckField
                id={`l-${person}`}
                name="person"
                value={person}
                label={name}
                checked={branch.officials.includes(person)}
              />
            ))}
          </fieldset>
          <div class="r-buttons">
            <Button kind="secondary">{W.saveReaders[lang]}</Button>
          </div>
        </form>
      )}
    </Section>
  )
}

function Publish({ view, lang }: { view: BranchView; lang: Lang }) {
  const { branch, weak } = view
  const { values } = typedIn(view, 'publicera')
  return (
    <Section id="publicera" title={W.publishTitle[lang]}>
      <p>{W.publishLead[lang]}</p>
      <form class="r-form" method="post" action={`${branchHref(branch.id)}/publicera`}>
        <HiddenFields fields={{ version: branch.version }} />
        <ExceptionFields weak={weak} values={values} lang={lang} />
        <div class="r-buttons">
          <Button>{W.publish[lang]}</Button>
        </div>
      </form>
    </Section>
  )
}

/** Years with a result of zero or less ask for their ground. */
export function ExceptionFields({
  weak,
  values,
  lang,
}: {
  weak: readonly WeakYear[]
  values: Readonly<Record<string, string>>
  lang: Lang
}) {
  return (
    <>
      {weak.map(({ year, result, exception }) => (
        <>
          <SelectField
            id={`undantag-${year}`}
            name={`undantag-${year}`}
            label={`${W.exception[lang]} ${year}`}
            help={`${lang === 'sv' ? 'Resultat' : 'Result'} ${mkrWords(result, lang)}`}
            lang={lang}
            value={values[`undantag-${year}`] ?? exception?.kind}
            options={[
              { value: '', label: W.noFunding[lang] },
              ...(['reserve', 'exceptionalReasons'] as const).map((kind) => ({
                value: kind,
                label: EXCEPTION_WORDS[kind][lang],
              })),
            ]}
          />
          <TextField
            id={`undantag-${year}-skal`}
            name={`undantag-${year}-skal`}
            label={`${W.exceptionReason[lang]} ${year}`}
            lang={lang}
            value={values[`undantag-${year}-skal`] ?? exception?.reason}
            width={48}
            optional
          />
        </>
      ))}
    </>
  )
}
