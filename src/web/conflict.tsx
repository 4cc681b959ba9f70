// Two people saved the same thing: both texts side by side and three ways on, each a plain form of its own (LOOK §8).
// Refuses: choosing for anyone, and saving anything; every choice is sent again on top of the version that won.

import type { PropsWithChildren } from 'hono/jsx'
import { stockholmMinute } from '../kernel/stockholm.ts'
import { formatDate, type Lang, type Text, text } from '../kernel/text.ts'
import { Button, ButtonLink } from './form.tsx'
import { Page, type Shell } from './layout.tsx'
import { Place, Section } from './parts.tsx'

const WORDS = {
  mine: text('Din text', 'Your text'),
  theirs: text('Deras text', 'Their text'),
  empty: text('Inget skrivet.', 'Nothing written.'),
  choose: text('Behåll den ena som den är', 'Keep one as it stands'),
  keepMine: text('Behåll min', 'Keep mine'),
  keepTheirs: text('Behåll deras', 'Keep theirs'),
  merge: text('Eller slå ihop', 'Or merge'),
  both: text(
    'Båda texterna står här, din först. Ta bort det som inte ska vara kvar.',
    'Both texts stand here, yours first. Remove what should not stay.',
  ),
  yours: text('Ditt värde står här. Ändra om det andra ska gälla.', 'Your value stands here. Change it if the other is to hold.'),
  saveMerged: text('Spara sammanslagen text', 'Save merged text'),
} as const satisfies Record<string, Text>

export interface ConflictField {
  name: string
  label: string
  mine: string
  theirs: string
  multiline?: boolean
}

export interface ConflictProps {
  shell: Shell
  /** What was being edited, e.g. `Delmål 3`. */
  title: string
  action: string
  /** Sent again as they were; `version` and the fields are added by the page. */
  hidden: Record<string, string>
  /** The version that was saved in between: the next save stands on it. */
  version: number
  savedBy: string
  /** `2023-05-09T14:02` or the same with zone; shown as day and time. */
  savedAt: string
  fields: readonly ConflictField[]
  /** Where theirs is seen, when keeping it needs no new save. */
  keepTheirs?: string
}

export function ConflictPage(props: ConflictProps) {
  const { shell, title, savedBy, savedAt, fields } = props
  const { lang } = shell
  const differing = fields.filter(({ mine, theirs }) => mine !== theirs)
  const when = momentWords(savedAt, lang)
  const lead =
    lang === 'sv'
      ? `${savedBy} sparade ${when}, efter att du öppnade sidan. Inget av ditt är sparat än. Jämför och välj.`
      : `${savedBy} saved ${when}, after you opened the page. Nothing of yours is saved yet. Compare and choose.`
  return (
    <Page shell={shell} title={title} lead={lead} choices={[]}>
      <div class="r-stack">
        {differing.map((field) => (
          <Compared field={field} lang={lang} savedBy={savedBy} />
        ))}
        <Choose {...props} lang={lang} />
        {differing.length > 0 && <Merge {...props} lang={lang} differing={differing} />}
      </div>
    </Page>
  )
}

function Compared({ field, lang, savedBy }: { field: ConflictField; lang: Lang; savedBy: string }) {
  return (
    <Section id={`jamfor-${field.name}`} title={field.label}>
      <div class="r-conflict">
        <Place head={WORDS.mine[lang]} value="">
          <Written value={field.mine} lang={lang} />
        </Place>
        <Place head={`${WORDS.theirs[lang]} (${savedBy})`} value="">
          <Written value={field.theirs} lang={lang} />
        </Place>
      </div>
    </Section>
  )
}

const Written = ({ value, lang }: { value: string; lang: Lang }) =>
  value === '' ? <p class="r-help">{WORDS.empty[lang]}</p> : <p class="r-conflict-text">{value}</p>

/** Keep one of the two as it stands: two small forms, so that it works without script. */
function Choose(props: ConflictProps & { lang: Lang }) {
  const { fields, lang } = props
  return (
    <Section id="valj" title={WORDS.choose[lang]}>
      <div class="r-buttons r-conflict-choices">
        <Again {...props} values={fields.map(({ name, mine }) => [name, mine] as const)}>
          <Button kind="secondary">{WORDS.keepMine[lang]}</Button>
        </Again>
        {props.keepTheirs ? (
          <ButtonLink href={props.keepTheirs}>{WORDS.keepTheirs[lang]}</ButtonLink>
        ) : (
          <Again {...props} values={fields.map(({ name, theirs }) => [name, theirs] as const)}>
            <Button kind="secondary">{WORDS.keepTheirs[lang]}</Button>
          </Again>
        )}
      </div>
    </Section>
  )
}

function Merge(props: ConflictProps & { lang: Lang; differing: readonly ConflictField[] }) {
  const { fields, differing, lang } = props
  const same = fields.filter((field) => !differing.includes(field)).map(({ name, mine }) => [name, mine] as const)
  return (
    <Section id="sla-ihop" title={WORDS.merge[lang]}>
      <Again {...props} values={same} className="r-form">
        {differing.map((field) => (
          <div class="r-field">
            <label class="ds-label" data-weight="semibold" for={`f-${field.name}`}>
              {field.label}
            </label>
            <p class="r-help" id={`f-${field.name}-help`}>
              {(field.multiline ? WORDS.both : WORDS.yours)[lang]}
            </p>
            {field.multiline ? (
              <textarea
                class="ds-input"
                id={`f-${field.name}`}
                name={field.name}
                rows={8}
                aria-describedby={`f-${field.name}-help`}
              >
                {bothTexts(field)}
              </textarea>
            ) : (
              <input
                class="ds-input"
                type="text"
                id={`f-${field.name}`}
                name={field.name}
                value={field.mine}
                aria-describedby={`f-${field.name}-help`}
              />
            )}
          </div>
        ))}
        <div class="r-buttons">
          <Button>{WORDS.saveMerged[lang]}</Button>
        </div>
      </Again>
    </Section>
  )
}

interface AgainProps extends ConflictProps {
  values: readonly (readonly [name: string, value: string])[]
  className?: string
}

/** The same request once more, on top of their version. */
function Again({ action, hidden, version, fields, values, className, children }: PropsWithChildren<AgainProps>) {
  const names = new Set(['version', ...fields.map(({ name }) => name)])
  const kept = Object.entries(hidden).filter(([name]) => !names.has(name))
  return (
    <form method="post" action={action} class={className}>
      {[...kept, ['version', String(version)] as const, ...values].map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}

/** A start for merging: mine, and below it what the other wrote, unless one already holds the other. */
export function bothTexts({ mine, theirs }: Pick<ConflictField, 'mine' | 'theirs'>): string {
  if (mine.includes(theirs)) return mine
  if (theirs.includes(mine)) return theirs
  return `${mine}\n\n${theirs}`
}

/** `2023-05-09T14:02` → `9 maj 2023 kl. 14:02`; a moment with a zone is told as the clock in Stockholm showed it. */
export function momentWords(moment: string, lang: Lang): string {
  const local = /T.*(Z|[+-]\d\d:?\d\d)$/.test(moment) ? stockholmMinute(moment) : moment
  const day = formatDate(local, lang)
  const time = local.slice(11, 16)
  return time === '' ? day : lang === 'sv' ? `${day} kl. ${time}` : `${day} at ${time}`
}
