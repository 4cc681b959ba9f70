// The way in for a new authority: the steps in order, what is done and what is missing, each with the page where it is done.
// Refuses: hiding a step that is done; it can be done again.
import { type Text, text } from '../../kernel/text.ts'
import { ButtonLink } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { Section } from '../../web/parts.tsx'
import { countWord } from '../../web/words.ts'

export const SETUP_PATH = '/kom-igang'

export interface SetupStep {
  id: string
  title: Text
  done: boolean
  /** What is there, or what is missing. */
  says: Text
  act: { label: Text; href: string }
  more?: { label: Text; href: string }
}

const W = {
  title: text('Kom igång', 'Getting started'),
  done: text('Klart', 'Done'),
  missing: text('Saknas', 'Missing'),
  all: text('Allt är på plats.', 'Everything is in place.'),
} as const satisfies Record<string, Text>

export function SetupPage({ shell, steps }: { shell: Shell; steps: readonly SetupStep[] }) {
  const { lang } = shell
  const left = steps.filter((step) => !step.done)
  const words =
    lang === 'sv'
      ? `${countWord(left.length, 'sv', { capital: true, neuter: true })} av ${steps.length} steg återstår. Nästa: ${left[0]?.title.sv.toLowerCase()}.`
      : `${countWord(left.length, 'en', { capital: true })} of ${steps.length} steps remain. Next: ${left[0]?.title.en.toLowerCase()}.`
  return (
    <Page shell={shell} title={W.title[lang]} lead={left.length === 0 ? W.all[lang] : words} choices={[]}>
      <div class="r-stack">
        {steps.map((step, i) => (
          <Section id={step.id} title={`${i + 1}. ${step.title[lang]}`} right={(step.done ? W.done : W.missing)[lang]}>
            <p>{step.says[lang]}</p>
            <div class="r-buttons">
              <ButtonLink href={step.act.href} kind={left[0] === step ? 'primary' : 'secondary'}>
                {step.act.label[lang]}
              </ButtonLink>
              {step.more && <ButtonLink href={step.more.href}>{step.more.label[lang]}</ButtonLink>}
            </div>
          </Section>
        ))}
      </div>
    </Page>
  )
}
