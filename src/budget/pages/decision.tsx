// One decision: what it says and moves, every version of it, and what is left before a draft can be registered as decided.
// Refuses: changing what has been decided; that takes a new decision, or a withdrawal with its reason.
import type { Finding } from '../../kernel/finding.ts'
import { stockholmMinute } from '../../kernel/stockholm.ts'
import type { Lang } from '../../kernel/text.ts'
import { amount } from '../../web/figure.tsx'
import { Button, FindingList, FormErrors, HiddenFields, TextAreaField } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { Facts, Section } from '../../web/parts.tsx'
import { Table } from '../../web/table.tsx'
import type { StoredDecision } from '../decision.ts'
import { effectOf } from '../grounds.ts'
import {
  decisionPlace,
  EXCEPTION_WORDS,
  FUNDING_WORDS,
  holderText,
  KIND_WORDS,
  mkrText,
  type Names,
  PERMANENCE_WORDS,
  STATE_WORDS,
} from '../words.ts'
import { DecisionForm, type FormView } from './decisionForm.tsx'
import { budgetHref, decisionHref, decisionsHref, say, W } from './shared.tsx'

export interface DecisionView {
  decision: StoredDecision
  /** The rows the reader may see; those that give a unit below the committee its money are not for everyone. */
  rows: StoredDecision['entries']
  versions: readonly StoredDecision[]
  names: Names
  /** What stands in the way of a draft, and what is only said. */
  standing: readonly Finding[]
  /** The form of a draft the reader may change. */
  form?: FormView
  mayWithdraw: boolean
  /** Findings of the step that was refused. */
  refused: readonly Finding[]
}

const path = (label: string, lang: Lang) => [
  { label: W.budget[lang], href: budgetHref() },
  { label: W.decisions[lang], href: decisionsHref() },
  { label },
]

export function NewDecisionPage({ shell, form }: { shell: Shell; form: FormView }) {
  const { lang } = shell
  return (
    <Page
      shell={shell}
      current="budget"
      title={W.newDecision[lang]}
      path={path(W.newDecision[lang], lang)}
      lead={say(
        lang,
        'Skriv beslutet som utkast. Det räknas först när det registreras som beslutat.',
        'Write the decision as a draft. It counts once it is registered as decided.',
      )}
      choices={[]}
    >
      <FormErrors findings={form.findings} lang={lang} />
      <DecisionForm view={form} lang={lang} />
    </Page>
  )
}

export function DecisionPage({ shell, view }: { shell: Shell; view: DecisionView }) {
  const { lang } = shell
  const { decision, form, refused } = view
  const title = decision.title || `${STATE_WORDS[decision.state][lang]} ${decision.id}`
  return (
    <Page
      shell={shell}
      current="budget"
      title={title}
      path={path(title, lang)}
      lead={leadOf(view, lang)}
      choices={[]}
      source={decision.source}
    >
      <FormErrors
        findings={refused}
        lang={lang}
        title={decision.state === 'draft' && form ? say(lang, 'Det här måste rättas', 'This must be corrected') : undefined}
      />
      <div class="r-stack">
        {form ? (
          <>
            {refused.length === 0 && <Standing view={view} lang={lang} />}
            <Section id="utkast" title={say(lang, 'Ändra utkastet', 'Change the draft')}>
              <DecisionForm view={form} lang={lang} />
            </Section>
          </>
        ) : (
          <>
            <Said view={view} lang={lang} />
            <Entries view={view} lang={lang} />
          </>
        )}
        {view.mayWithdraw && <Withdraw view={view} lang={lang} />}
        <Versions view={view} lang={lang} />
      </div>
    </Page>
  )
}

function leadOf({ decision, names, standing }: DecisionView, lang: Lang): string {
  const { state, kind } = decision
  const does = effectWords(decision, lang)
  if (state === 'decided')
    return `${KIND_WORDS[kind][lang]} ${say(lang, 'beslutad av', 'decided by')} ${inSentence(decisionPlace(decision, lang, names))}. ${does}`
  if (state === 'withdrawn')
    return say(
      lang,
      `Återtaget och räknas inte. Skäl: ${decision.withdrawnBecause ?? ''}`,
      `Withdrawn and does not count. Reason: ${decision.withdrawnBecause ?? ''}`,
    )
  const left = standing.filter((one) => one.severity === 'error').length
  const remains =
    left === 0
      ? say(lang, 'Det kan registreras som beslutat.', 'It can be registered as decided.')
      : left === 1
        ? say(lang, 'En sak återstår.', 'One thing remains.')
        : say(lang, `${left} saker återstår.`, `${left} things remain.`)
  return `${say(lang, 'Utkast som ännu inte räknas.', 'A draft that does not count yet.')} ${does} ${remains}`
}

const inSentence = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

/** What it comes to, in one sentence: frames and result, or what moves within the frames. */
function effectWords(decision: StoredDecision, lang: Lang): string {
  const effect = effectOf(decision)
  if (!effect) return say(lang, 'Inga pengar flyttas.', 'No money is moved.')
  const { year, more, frames, result, moved } = effect
  const years =
    more === 0 ? '' : say(lang, ` Beslutet gäller också ${more} år till.`, ` The decision is also about ${more} more years.`)
  const signed = (value: typeof frames) => mkrText(value, lang, { sign: true })
  if (frames === 0 && result === 0)
    return `${say(lang, `${mkrText(moved, lang)} flyttas inom ramarna ${year}.`, `${mkrText(moved, lang)} moves within the frames of ${year}.`)}${years}`
  return `${say(
    lang,
    `Ramarna ${year} ändras med ${signed(frames)} och resultatet med ${signed(result)}.`,
    `The frames of ${year} change by ${signed(frames)} and the result by ${signed(result)}.`,
  )}${years}`
}

function Standing({ view: { standing }, lang }: { view: DecisionView; lang: Lang }) {
  if (standing.length === 0) return null
  return (
    <Section id="aterstar" title={say(lang, 'Återstår före beslut', 'Left before the decision')}>
      <FindingList findings={standing.map(({ cell: _, ...one }) => one)} lang={lang} />
    </Section>
  )
}

function Said({ view: { decision, names }, lang }: { view: DecisionView; lang: Lang }) {
  const { funding, exception } = decision
  return (
    <Section id="fakta" title={W.decision[lang]}>
      <Facts
        facts={[
          { name: W.kind[lang], value: KIND_WORDS[decision.kind][lang] },
          { name: W.by[lang], value: decisionPlace(decision, lang, names) },
          { name: W.reason[lang], value: decision.reason || '..' },
          ...(funding
            ? [{ name: say(lang, 'Finansiering', 'Funding'), value: `${FUNDING_WORDS[funding.kind][lang]}: ${funding.note}` }]
            : []),
          ...(exception
            ? [
                {
                  name: say(lang, 'Undantag från balanskravet', 'Exception from the balance requirement'),
                  value: `${EXCEPTION_WORDS[exception.kind][lang]} ${exception.year}, ${mkrText(exception.amount, lang)}: ${exception.reason}`,
                },
              ]
            : []),
          { name: W.state[lang], value: STATE_WORDS[decision.state][lang] },
        ]}
      />
    </Section>
  )
}

function Entries({ view: { decision, rows, names }, lang }: { view: DecisionView; lang: Lang }) {
  return (
    <Section id="rader" title={say(lang, 'Vem ger och vem får', 'Who gives and who gets')} right={W.mkr[lang]}>
      <Table
        lang={lang}
        caption={say(lang, 'Beslutets rader', 'Rows of the decision')}
        rowHead={say(lang, 'Rad', 'Row')}
        phone="blocks"
        columns={[
          { id: 'from', head: W.from[lang], kind: 'text' },
          { id: 'to', head: W.to[lang], kind: 'text' },
          { id: 'year', head: W.year[lang], kind: 'text' },
          { id: 'why', head: say(lang, 'Varför', 'Why'), kind: 'text' },
          { id: 'permanence', head: W.permanence[lang], kind: 'text' },
          { id: 'amount', head: W.amount[lang] },
        ]}
        rows={rows.map((entry) => ({
          label: String(decision.entries.indexOf(entry) + 1),
          cells: [
            holderText(entry.from, names, lang),
            holderText(entry.to, names, lang),
            String(entry.year),
            entry.reason,
            PERMANENCE_WORDS[entry.permanence][lang],
            amount(entry.amount, undefined, 'mkr', { decimals: 2 }),
          ],
        }))}
      />
      {rows.length < decision.entries.length && <p class="r-help">{unseen(decision.entries.length - rows.length, lang)}</p>}
    </Section>
  )
}

const unseen = (count: number, lang: Lang): string =>
  say(
    lang,
    `${count} rader ger pengar till enheter under nämnden. De visas inte för din roll.`,
    `${count} rows give money to units below the committee. They are not shown to your role.`,
  )

function Withdraw({ view: { decision }, lang }: { view: DecisionView; lang: Lang }) {
  return (
    <Section id="aterta" title={say(lang, 'Återta', 'Withdraw')}>
      <p class="r-help">
        {say(
          lang,
          'Ett återtaget beslut räknas som om det aldrig fattats. Det står kvar i listan med skälet.',
          'A withdrawn decision counts as if it had never been taken. It stays in the list with the reason.',
        )}
      </p>
      <form class="r-form" method="post" action={decisionHref(decision.id)}>
        <HiddenFields fields={{ version: decision.version }} />
        <TextAreaField id="because" name="because" label={W.reason[lang]} lang={lang} rows={2} />
        <Button kind="secondary" name="gor" value="aterta">
          {decision.state === 'draft'
            ? say(lang, 'Återta utkastet', 'Withdraw the draft')
            : say(lang, 'Återta beslutet', 'Withdraw the decision')}
        </Button>
      </form>
    </Section>
  )
}

function Versions({ view: { versions }, lang }: { view: DecisionView; lang: Lang }) {
  return (
    <Section id="versioner" title={say(lang, 'Versioner', 'Versions')}>
      <ul>
        {[...versions].reverse().map((one) => (
          <li>
            {stockholmMinute(one.at)} {STATE_WORDS[one.state][lang].toLowerCase()}, {one.by}
            {one.onBehalfOf ? ` (${say(lang, 'för', 'for')} ${one.onBehalfOf})` : ''}
            {one.withdrawnBecause ? `: ${one.withdrawnBecause}` : ''}
          </li>
        ))}
      </ul>
    </Section>
  )
}
