// Each proposal of a branch: what it says and does, how it is paid for, how it went, who reserved themselves; and what may be done.
// Refuses: hiding what was rejected, replaced or withdrawn.
import { FUNDING_WORDS } from '../../../budget/model.ts'
import { formatList, type Lang } from '../../../kernel/text.ts'
import { Button, HiddenFields, TextAreaField, TextField } from '../../../web/form.tsx'
import { link } from '../../../web/links.ts'
import { ItemList } from '../../../web/parts.tsx'
import { counts, type Proposal, shownProposals } from '../branch.ts'
import type { YearEffect } from '../effect.ts'
import { mkrWords, writtenValue } from '../shownFigures.ts'
import { PROPOSAL_WORDS, W } from '../words.ts'
import { type BranchView, typedIn } from './branchView.ts'
import { branchHref, ProposalFields, type Typed } from './parts.tsx'

export function ProposalList({ view, lang }: { view: BranchView; lang: Lang }) {
  return (
    <div>
      {shownProposals(view.branch).map((proposal) => (
        <OneProposal view={view} proposal={proposal} lang={lang} />
      ))}
    </div>
  )
}

const effectWords = (effects: readonly YearEffect[] | undefined, lang: Lang): string => {
  const told = (effects ?? []).filter(({ result, frames }) => result !== 0 || frames !== 0)
  if (told.length === 0) return lang === 'sv' ? 'Ändrar inte resultatet.' : 'Does not change the result.'
  const years = told.map(({ year, result }) => `${writtenValue(result, 'ore', lang, true)} ${year}`)
  return lang === 'sv' ? `Resultat, mkr: ${formatList(years)}.` : `Result, SEK m: ${formatList(years, 'en')}.`
}

function OneProposal({ view, proposal, lang }: { view: BranchView; proposal: Proposal; lang: Lang }) {
  const { no, title, text, state, funding, reservation, amendedBy } = proposal
  const replaced = amendedBy ? (lang === 'sv' ? ` av förslag ${amendedBy}` : ` by proposal ${amendedBy}`) : ''
  return (
    <article class="r-proposal" id={`forslag-${no}`}>
      <h3>
        {no}. {title}
      </h3>
      <p>
        <strong>
          {PROPOSAL_WORDS[state][lang]}
          {replaced}.
        </strong>{' '}
        {counts(proposal) && effectWords(view.effects.get(no), lang)}
      </p>
      {text && <p>{text}</p>}
      {funding && (
        <p>
          {W.funding[lang]}: {FUNDING_WORDS[funding.kind][lang]}. {funding.note}
        </p>
      )}
      {reservation && (
        <p>
          {W.reservation[lang]}, {reservation.by}: {reservation.text}
        </p>
      )}
      <Influences view={view} proposal={proposal} lang={lang} />
      <Acts view={view} proposal={proposal} lang={lang} />
    </article>
  )
}

function Influences({ view: { branch, influence }, proposal, lang }: { view: BranchView; proposal: Proposal; lang: Lang }) {
  if (!counts(proposal) || branch.proposals.filter(counts).length < 2) return null
  const sv = lang === 'sv'
  if (influence?.no !== proposal.no)
    return (
      <p>
        <a href={`${link(branchHref(branch.id), { samband: proposal.no })}#forslag-${proposal.no}`}>
          {sv
            ? `Vad bifall till förslag ${proposal.no} gör med de andra`
            : `What adopting proposal ${proposal.no} does to the others`}
        </a>
      </p>
    )
  if (influence.on.length === 0)
    return <p>{sv ? 'Ändrar inget tal i de andra förslagen.' : 'Changes no figure of the others.'}</p>
  return (
    <ItemList
      lang={lang}
      label={W.affects[lang]}
      items={influence.on.map(({ proposal: other, sameLeaves, moved }) => {
        const result = moved.filter(({ ref }) => ref.startsWith('plan:result/result_incl_fin@'))
        const years = result.map(({ ref, alone, after }) => `${ref.slice(-4)}: ${mkrWords(after - alone, lang, true)}`)
        const shared = sameLeaves.length > 0 ? (sv ? 'Ändrar samma tal. ' : 'Changes the same figures. ') : ''
        const many = sv ? `${moved.length} tal blir andra.` : `${moved.length} figures become others.`
        return { title: `${other.no}. ${other.title}`, sub: `${shared}${many} ${years.join(', ')}` }
      })}
    />
  )
}

function Acts({ view, proposal, lang }: { view: BranchView; proposal: Proposal; lang: Lang }) {
  const { branch, may } = view
  if (branch.state === 'closed') return null
  const { no, version, state, reservation } = proposal
  const action = `${branchHref(branch.id)}/forslag/${no}`
  const open = state === 'proposed'
  return (
    <>
      {((may.decide && open) || (may.author && (open || state === 'withdrawn'))) && (
        <form class="r-buttons" method="post" action={action}>
          <HiddenFields fields={{ version }} />
          {may.decide && open && <Act value="bifall" label={W.adopt[lang]} title={proposal.title} />}
          {may.decide && open && <Act value="avslag" label={W.reject[lang]} title={proposal.title} />}
          {may.author && open && <Act value="tillbaka" label={W.withdraw[lang]} title={proposal.title} />}
          {may.author && state === 'withdrawn' && <Act value="igen" label={W.restore[lang]} title={proposal.title} />}
        </form>
      )}
      {may.author && open && <Revise view={view} proposal={proposal} lang={lang} />}
      {(may.author || may.decide) && !open && state !== 'withdrawn' && !reservation && (
        <Reserve view={view} proposal={proposal} lang={lang} />
      )}
    </>
  )
}

const Act = ({ value, label, title }: { value: string; label: string; title: string }) => (
  <Button kind="secondary" name="gor" value={value}>
    {label}
    <span class="r-aloud"> {title}</span>
  </Button>
)

/** Opens with what was typed, else with what stands. */
export const standing = ({ title, text, funding }: Proposal): Record<string, string> => ({
  titel: title,
  text,
  finansiering: funding?.kind ?? '',
  finansieringText: funding?.note ?? '',
})

function Revise({ view, proposal, lang }: { view: BranchView; proposal: Proposal; lang: Lang }) {
  const form = `forslag/${proposal.no}`
  const typed = typedIn(view, form)
  const opened: Typed = typed.findings.length > 0 ? typed : { values: standing(proposal), findings: [] }
  return (
    <details open={typed.findings.length > 0}>
      <summary>{lang === 'sv' ? 'Ändra eller ersätt' : 'Change or replace'}</summary>
      <form class="r-form" method="post" action={`${branchHref(view.branch.id)}/${form}`}>
        <HiddenFields fields={{ version: typed.values.version ?? proposal.version }} />
        <ProposalFields typed={opened} lang={lang} structure={view.sheet.input.structure} prefix={`p${proposal.no}-`} keeps />
        <div class="r-buttons">
          <Button kind="secondary" name="gor" value="andra">
            {W.saveProposal[lang]}
          </Button>
          <Button kind="secondary" name="gor" value="ersatt">
            {W.amend[lang]}
          </Button>
        </div>
      </form>
    </details>
  )
}

function Reserve({ view, proposal, lang }: { view: BranchView; proposal: Proposal; lang: Lang }) {
  const { no, version } = proposal
  return (
    <details>
      <summary>{W.reserve[lang]}</summary>
      <form class="r-form" method="post" action={`${branchHref(view.branch.id)}/forslag/${no}`}>
        <HiddenFields fields={{ version }} />
        <TextField id={`r${no}-av`} name="av" label={W.reservationBy[lang]} lang={lang} width={40} />
        <TextAreaField id={`r${no}-text`} name="reservation" label={W.reservation[lang]} lang={lang} rows={3} />
        <div class="r-buttons">
          <Button kind="secondary" name="gor" value="reservation">
            {W.reserve[lang]}
          </Button>
        </div>
      </form>
    </details>
  )
}
