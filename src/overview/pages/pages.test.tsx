// The pages that read every room, by example: promises of the house in both languages, and the sentences that carry the result.
import { describe, expect, test } from 'vitest'
import { known, missing } from '../../web/figure.tsx'
import { renderPage, renderPart } from '../../web/layout.tsx'
import { exampleShell } from '../../web/shell.examples.ts'
import { htmlFaults } from '../../web/testing.ts'
import { economyExample, investmentsExample, keyFiguresExample } from './economy.examples.tsx'
import { EconomyPage } from './economy.tsx'
import { ECONOMY_WORDS } from './economyWords.ts'
import { explainExample, fragmentExample } from './explain.examples.tsx'
import { ExplainPage } from './explain.tsx'
import { EXPLAIN_WORDS } from './explainWords.ts'
import { FigureFragment } from './fragment.tsx'
import { InvestmentsPage } from './investments.tsx'
import { KeyFiguresPage } from './keyFigures.tsx'
import { overviewExample } from './overview.examples.tsx'
import { OverviewPage } from './overview.tsx'
import { OVERVIEW_WORDS } from './words.ts'

/** What the reader reads: tags away, spaces as one. */
const words = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')
const lead = (html: string): string => words(/<p class="r-lead">([\s\S]*?)<\/p>/.exec(html)![1]!)

const PAGES = [
  ['overview', (lang: 'sv' | 'en') => <OverviewPage shell={exampleShell('/', lang)} view={overviewExample} />],
  ['economy', (lang: 'sv' | 'en') => <EconomyPage shell={exampleShell('/ekonomi', lang)} view={economyExample} />],
  [
    'investments',
    (lang: 'sv' | 'en') => <InvestmentsPage shell={exampleShell('/investeringar', lang)} view={investmentsExample} />,
  ],
  ['keyFigures', (lang: 'sv' | 'en') => <KeyFiguresPage shell={exampleShell('/nyckeltal', lang)} view={keyFiguresExample} />],
  ['explain', (lang: 'sv' | 'en') => <ExplainPage shell={exampleShell('/forklara', lang)} view={explainExample} />],
] as const

describe.each(PAGES)('%s', (_, page) => {
  test.each(['sv', 'en'] as const)('keeps the promises of a page in %s', async (lang) => {
    expect(htmlFaults(await renderPage(page(lang)), { page: true })).toEqual([])
  })
})

test('every word of the pages is said in both languages', () => {
  for (const text of Object.values({ ...OVERVIEW_WORDS, ...ECONOMY_WORDS, ...EXPLAIN_WORDS })) {
    expect([text.sv.trim(), text.en.trim()]).not.toContain('')
  }
})

const overviewLead = async (change: Partial<typeof overviewExample.lead>) =>
  lead(
    await renderPage(
      <OverviewPage shell={exampleShell('/')} view={{ ...overviewExample, lead: { ...overviewExample.lead, ...change } }} />,
    ),
  )

describe('the overview says the result first', () => {
  test('worse than budget, committees with a surplus, finance below', async () => {
    expect(await overviewLead({})).toBe(
      'Årets resultat blev 98 mkr, 46 mkr sämre än budget. Nämnderna höll budgeten med 67 mkr i överskott; finansnettot drog ner.',
    )
  })
  test('better than budget, committees over', async () => {
    expect(await overviewLead({ resultDeviation: known(12), committeeDeviation: known(-5) })).toBe(
      'Årets resultat blev 98 mkr, 12 mkr bättre än budget. Nämnderna överskred budgeten med 5 mkr.',
    )
  })
  test('without a budget nothing is guessed', async () => {
    expect(await overviewLead({ resultDeviation: missing, committeeDeviation: missing })).toBe(
      'Årets resultat blev 98 mkr. Budget att jämföra med saknas.',
    )
  })
  test('without a result it is missing, not zero', async () => {
    expect(await overviewLead({ result: missing, resultDeviation: missing, committeeDeviation: missing })).toContain(
      'Årets resultat blev saknasvärde saknas',
    )
  })
})

test('a goal row has one mark and word per committee, a dash read aloud where it is not concerned', async () => {
  const html = await renderPage(<OverviewPage shell={exampleShell('/')} view={overviewExample} />)
  const row = html.split('<tr').find((one) => one.includes('/mal/1"'))!
  expect(
    [...row.matchAll(/data-head="(\w+)"[^>]*>.*?data-status="(\w+)"/g)].map(([, head, status]) => `${head} ${status}`),
  ).toEqual(['HSN notMet', 'RS notMet', 'RUN notConcerned', 'FHS notMet', 'PN met', 'Regionen notMet'])
  expect(row).toContain('Berörs ej')
})

test('the economy page opens and closes branches by links, and one scale holds for all bars', async () => {
  const html = await renderPage(<EconomyPage shell={exampleShell('/ekonomi')} view={economyExample} />)
  expect(html).toContain('href="/ekonomi?open=hsn&amp;open=hsn2&amp;open=u1&amp;open=rs#rad-rs"')
  expect(html).toContain('href="/ekonomi?open=hsn2&amp;open=u1#rad-hsn"')
  const widths = [...html.matchAll(/<rect x="[^"]+" y="1" width="([\d.]+)"/g)].map((match) => Number(match[1]))
  expect(Math.max(...widths)).toBe(70)
  expect(lead(html)).toBe(
    'Resultatet blev 98 mkr mot budgeterade 144 mkr. Störst plus mot budget: Regionstyrelsen, +298 mkr. Störst minus: Finansnetto, −251 mkr.',
  )
})

test('the explain page shows the file line between its neighbours, and says which way the sign was turned', async () => {
  const html = await renderPage(<ExplainPage shell={exampleShell('/forklara')} view={explainExample} />)
  expect(lead(html)).toBe('Regionen 2020. Fem led ner till raden i filen. Varje led ger det ovanför.')
  expect(words(html)).toContain('Rad 12 418 av 96 204:')
  expect(html).toMatch(/<li class="is-marked"><span>12\u00a0418<\/span><code> {2}#TRANS 3111/)
})

test('a step that does not add up is said in the lead and in its control', async () => {
  const view = { ...explainExample, root: { ...explainExample.root, value: explainExample.root.value! + 100_000_000 } }
  const html = await renderPage(<ExplainPage shell={exampleShell('/forklara')} view={view} />)
  expect(lead(html)).toContain('Där ett led ger ett annat värde')
  expect(words(html)).toContain('delarna ger 3 651')
})

test('the popover shows at most six parts, and they give the sum', async () => {
  const html = await renderPart(<FigureFragment view={fragmentExample} lang="sv" />)
  expect(htmlFaults(html)).toEqual([])
  expect(html.match(/<th scope="row">/g)).toHaveLength(7)
  expect(words(html)).toContain('3 övriga223,0')
  expect(html).toContain('data-ref="statements:income/operating_income@region/2020"')
})
