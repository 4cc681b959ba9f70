// The kit on one page, part by part: for those who build pages, and for the accessibility test.
import type { Example } from './form.examples.tsx'
import { Page, type Shell } from './layout.tsx'
import { Section } from './parts.tsx'

export function ComponentsPage({ shell, view }: { shell: Shell; view: readonly Example[] }) {
  return (
    <Page shell={shell} title="Komponenter" lead="Sidornas delar, med exempel. Värdena är exempel." choices={[]}>
      {view.map(({ name, render }, at) => (
        <Section id={`del-${at}`} title={name} small>
          {render(shell.lang)}
        </Section>
      ))}
    </Page>
  )
}
