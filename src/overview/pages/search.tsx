// What was found, by kind, and how many more there are. Works as a plain GET form.
// Refuses: loading.
import type { Lang } from '../../kernel/text.ts'
import { Button } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { SEARCH_PATH } from '../../web/links.ts'
import { Empty, Section } from '../../web/parts.tsx'
import type { SearchGroup } from '../search.ts'

export interface SearchView {
  asked: string
  groups: readonly SearchGroup[]
}

export function SearchPage({ shell, view: { asked, groups } }: { shell: Shell; view: SearchView }) {
  const { lang } = shell
  const sv = lang === 'sv'
  return (
    <Page shell={shell} title={sv ? 'Sök' : 'Search'} lead={lead(asked, groups, lang)} choices={[]}>
      <form class="r-form r-search-form" method="get" action={SEARCH_PATH}>
        <p class="r-field">
          <label class="ds-label" for="q">
            {sv
              ? 'Sök mål, indikatorer, uppdrag, enheter och styrdokument'
              : 'Search goals, indicators, assignments, units and steering documents'}
          </label>
          <input class="ds-input" type="search" id="q" name="q" value={asked} size={32} />
        </p>
        <Button>{sv ? 'Sök' : 'Search'}</Button>
      </form>
      {asked !== '' && groups.length === 0 && (
        <Empty>
          {sv
            ? 'Inget innehåller alla orden. Prova ett kortare ord, eller början av det.'
            : 'Nothing holds all the words. Try a shorter word, or its beginning.'}
        </Empty>
      )}
      {groups.map(({ kind, hits, more }, i) => (
        <Section id={`traff-${i}`} title={kind[lang]} right={String(hits.length + more)}>
          <ul class="r-hits">
            {hits.map((hit) => (
              <li>
                <a href={hit.href}>{hit.name}</a>
                {hit.also && <span class="r-hit-also"> {hit.also}</span>}
              </li>
            ))}
          </ul>
          {more > 0 && (
            <p class="r-help">
              {sv ? `${more} till. Skriv fler ord för att få färre.` : `${more} more. Write more words to get fewer.`}
            </p>
          )}
        </Section>
      ))}
    </Page>
  )
}

function lead(asked: string, groups: readonly SearchGroup[], lang: Lang): string | undefined {
  if (asked === '') return undefined
  const count = groups.reduce((sum, group) => sum + group.hits.length + group.more, 0)
  return lang === 'sv' ? `${count} träffar på ”${asked}”.` : `${count} results for “${asked}”.`
}
