// Each part by its example: the same promises in both languages, and a snapshot of what the reader gets.
import { describe, expect, test } from 'vitest'
import { EXAMPLES } from './components.examples.tsx'
import { ComponentsPage } from './componentsPage.tsx'
import { renderPage, renderPart } from './layout.tsx'
import { exampleShell } from './shell.examples.ts'
import { htmlFaults } from './testing.ts'

describe.each(['sv', 'en'] as const)('in %s', (lang) => {
  test.each(EXAMPLES)('$name keeps the promises of every part', async ({ render }) => {
    expect(htmlFaults(await renderPart(<div>{render(lang)}</div>))).toEqual([])
  })
})

test.each(EXAMPLES.filter(({ name }) => !name.startsWith('Chart')))('$name looks as it did', async ({ render }) => {
  expect(await renderPart(<div>{render('sv')}</div>)).toMatchSnapshot()
})

test('the components page is a page like any other', async () => {
  const html = await renderPage(<ComponentsPage shell={exampleShell('/components')} view={EXAMPLES} />)
  expect(htmlFaults(html, { page: true })).toEqual([])
})

test('a fault is found where there is one', () => {
  expect(htmlFaults('<p style="color:red">NaN</p>')).toHaveLength(2)
  expect(htmlFaults('<table><th>x</th></table>')).toHaveLength(2)
  expect(htmlFaults('<!DOCTYPE html><html lang="sv"><h1>a</h1><h3>b</h3>', { page: true })).toEqual([
    'heading level 1 is followed by 3',
  ])
})
