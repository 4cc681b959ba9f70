// The organisation page by example: a closed unit stays with where it went; an unknown share is missing, not nought.
import { expect, test } from 'vitest'
import { renderPage } from '../../web/layout.tsx'
import { exampleShell } from '../../web/shell.examples.ts'
import { htmlFaults } from '../../web/testing.ts'
import { organisationExample } from './organisation.examples.tsx'
import { ORGANISATION_PAGE_WORDS, OrganisationPage } from './organisation.tsx'

const page = (lang: 'sv' | 'en') =>
  renderPage(<OrganisationPage shell={exampleShell('/organisation', lang)} view={organisationExample} />)

test.each(['sv', 'en'] as const)('the page keeps the promises in %s', async (lang) => {
  expect(htmlFaults(await page(lang), { page: true })).toEqual([])
})

test('a merged unit says when and into what', async () => {
  expect(await page('sv')).toContain('Uppgick i Medicincentrum 1 juli 2020')
})

test('an owned share is exact, and an unknown one is missing', async () => {
  const html = await page('sv')
  expect(html).toContain('50,1\u00a0%')
  expect(html.split('Kulturförbundet')[1]).toContain('värde saknas')
})

test('every word is said in both languages', () => {
  for (const text of Object.values(ORGANISATION_PAGE_WORDS)) expect([text.sv, text.en]).not.toContain('')
})
