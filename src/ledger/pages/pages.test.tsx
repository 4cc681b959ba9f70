// Imports, receipts and vouchers by example: what went wrong is said all at once, control sums to the öre.
import { expect, test } from 'vitest'
import { renderPage } from '../../web/layout.tsx'
import { exampleShell } from '../../web/shell.examples.ts'
import { htmlFaults } from '../../web/testing.ts'
import { importsExample, receiptExample, refusedExample, vouchersExample } from './imports.examples.tsx'
import { ImportsPage } from './imports.tsx'
import { ReceiptPage } from './receipt.tsx'
import { VouchersPage } from './vouchers.tsx'
import { COUNT_WORDS, IMPORT_WORDS, STATUS_WORDS } from './words.ts'

test.each(['sv', 'en'] as const)('the pages keep the promises in %s', async (lang) => {
  const shell = exampleShell('/importer', lang)
  for (const page of [
    <ImportsPage shell={shell} view={importsExample} />,
    <ImportsPage shell={shell} view={{ ...importsExample, imports: [] }} />,
    <ImportsPage shell={shell} view={refusedExample} />,
    <ReceiptPage shell={shell} view={receiptExample} />,
    <VouchersPage shell={shell} view={vouchersExample} />,
  ]) {
    expect(htmlFaults(await renderPage(page), { page: true })).toEqual([])
  }
})

test('a refused file: nothing changed, every error with its line, and the form as it was', async () => {
  const html = await renderPage(<ImportsPage shell={exampleShell('/importer')} view={refusedExample} />)
  expect(html).toContain('Inget har ändrats. huvudbok_2020_12.se har två fel.')
  expect(html).toMatch(/rad\u00a012\u00a0418|rad&nbsp;12\u00a0418/)
  expect(html).toContain('Filen tar slut inne i en verifikation.')
  expect(html).toContain('<option value="region" selected="">')
})

test('the receipt says how many lines, and its sums to the öre', async () => {
  const html = await renderPage(<ReceiptPage shell={exampleShell('/importer/14')} view={receiptExample} />)
  expect(html).toContain('96\u00a0204 rader lästa. 2 anmärkningar')
  expect(html).toContain('32\u00a0145\u00a0561\u00a0200,42')
})

test('a voucher text is shown only where it was asked for, and says that the reading is logged', async () => {
  const html = await renderPage(<VouchersPage shell={exampleShell('/verifikationer')} view={vouchersExample} />)
  expect(html).toContain('Faktura läkemedel augusti')
  expect(html).toContain('Läsningen är loggad')
  const closed = await renderPage(
    <VouchersPage shell={exampleShell('/verifikationer')} view={{ ...vouchersExample, open: [], texts: {} }} />,
  )
  expect(closed).not.toContain('Faktura')
  expect(closed).toContain('href="/verifikationer?open=1#rad-1"')
})

test('every word is said in both languages', () => {
  for (const text of Object.values({ ...IMPORT_WORDS, ...COUNT_WORDS, ...STATUS_WORDS }))
    expect([text.sv, text.en]).not.toContain('')
})
