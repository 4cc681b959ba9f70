// The statement pages by example: legal order kept, signs in the margin, all columns reachable on a phone.
import { expect, test } from 'vitest'
import { renderPage } from '../../web/layout.tsx'
import { exampleShell } from '../../web/shell.examples.ts'
import { htmlFaults } from '../../web/testing.ts'
import { notesExample, oneStatementExample, statementsExample } from './statementsPage.examples.tsx'
import { NotesPage, StatementsPage } from './statementsPage.tsx'
import { STATEMENT_WORDS } from './words.ts'

test.each(['sv', 'en'] as const)('the pages keep the promises in %s', async (lang) => {
  const shell = exampleShell('/rakenskaper', lang)
  for (const page of [
    <StatementsPage shell={shell} view={statementsExample} />,
    <StatementsPage shell={shell} view={oneStatementExample} />,
    <NotesPage shell={shell} view={notesExample} />,
  ]) {
    expect(htmlFaults(await renderPage(page), { page: true })).toEqual([])
  }
})

test('the lines stand in the order they came, sums and finals marked', async () => {
  const html = await renderPage(<StatementsPage shell={exampleShell('/rakenskaper')} view={oneStatementExample} />)
  const rows = [...html.matchAll(/<tr(?: class="([^"]+)")?><th scope="row"[^>]*>([^<]+)/g)].map(
    ([, kind, label]) => `${label}${kind ? ` (${kind})` : ''}`,
  )
  expect(rows.slice(0, 4)).toEqual([
    'Verksamhetens intäkter',
    'Verksamhetens kostnader',
    'Avskrivningar',
    'Verksamhetens nettokostnader (r-sum)',
  ])
  expect(rows.at(-1)).toBe('Årets resultat (r-total)')
})

test('the margin signs are said in words, and the table scrolls inside a region that can be focused', async () => {
  const html = await renderPage(<StatementsPage shell={exampleShell('/rakenskaper')} view={statementsExample} />)
  expect(html).toMatch(/class="r-margin"><a href="\/avstamning"><span class="r-verdict" data-verdict="deviation">.*?Avvikelse</)
  expect(html).toContain(
    '<section class="r-scroll" tabindex="0" aria-label="Resultaträkning, mkr. Tabellen kan rullas i sidled">',
  )
})

test('nothing tested is not the same as no deviation', async () => {
  const page = (deviations: [] | undefined) =>
    renderPage(<StatementsPage shell={exampleShell('/rakenskaper')} view={{ ...statementsExample, deviations }} />)
  expect(await page([])).toContain(STATEMENT_WORDS.noDeviations.sv)
  expect(await page(undefined)).not.toContain(STATEMENT_WORDS.noDeviations.sv)
})

test('every word is said in both languages', () => {
  for (const text of Object.values(STATEMENT_WORDS)) expect([text.sv, text.en]).not.toContain('')
})
