// The conflict page works as three plain forms: what each sends is exactly one of the three choices, on top of their version.
import { describe, expect, test } from 'vitest'
import { bothTexts, ConflictPage, type ConflictProps, momentWords } from './conflict.tsx'
import { renderPage } from './layout.tsx'
import { exampleShell } from './shell.examples.ts'
import { htmlFaults } from './testing.ts'

const props = (lang: 'sv' | 'en' = 'sv'): ConflictProps => ({
  shell: exampleShell('/enheter/e2201', lang),
  title: 'Kommentar till april 2023',
  action: '/enheter/e2201',
  hidden: { round: '2023-04', version: '3' },
  version: 4,
  savedBy: 'Controller HSN',
  savedAt: '2023-05-09T12:00:00.123Z',
  fields: [
    { name: 'comment', label: 'Kommentar', mine: 'Köerna växer <snabbt>', theirs: 'Köerna är oförändrade', multiline: true },
    { name: 'forecast', label: 'Prognos', mine: '−5', theirs: '−7' },
    { name: 'reason', label: 'Skäl', mine: 'samma', theirs: 'samma' },
  ],
})

/** What each form on the page would send: the fields in order. */
function formsIn(html: string): string[] {
  return [...html.matchAll(/<form method="post"[^>]*>([\s\S]*?)<\/form>/g)].map(([, inner]) =>
    [...inner!.matchAll(/<(?:input|textarea)[^>]*\sname="([^"]+)"(?:[^>]*\svalue="([^"]*)")?[^>]*>(?:([^<]*)<\/textarea>)?/g)]
      .map(([, name, value, inside]) => `${name}=${value ?? inside}`)
      .join(' | '),
  )
}

describe('a conflict', () => {
  test.each(['sv', 'en'] as const)('is a page like any other (%s)', async (lang) => {
    expect(htmlFaults(await renderPage(<ConflictPage {...props(lang)} />), { page: true })).toEqual([])
  })

  test('offers mine, theirs and the two together, each standing on the version that won', async () => {
    expect(formsIn(await renderPage(<ConflictPage {...props()} />))).toEqual([
      'round=2023-04 | version=4 | comment=Köerna växer &lt;snabbt&gt; | forecast=−5 | reason=samma',
      'round=2023-04 | version=4 | comment=Köerna är oförändrade | forecast=−7 | reason=samma',
      'round=2023-04 | version=4 | reason=samma | comment=Köerna växer &lt;snabbt&gt;\n\nKöerna är oförändrade | forecast=−5',
    ])
  })

  test('says who saved and when, by the clock in Stockholm, and that nothing is lost or saved', async () => {
    const html = await renderPage(<ConflictPage {...props()} />)
    expect(html).toContain('Controller HSN sparade 9 maj 2023 kl. 14:00')
    expect(html).toContain('Inget av ditt är sparat än')
  })

  test.each([
    ['a', 'b', 'a\n\nb'],
    ['a b', 'b', 'a b'],
    ['b', 'a b', 'a b'],
    ['', 'b', 'b'],
  ])('starts a merge of %j and %j as %j', (mine, theirs, merged) => {
    expect(bothTexts({ mine, theirs })).toBe(merged)
  })

  test.each([
    ['2023-05-09', 'sv', '9 maj 2023'],
    ['2023-05-09T14:02', 'en', '9 May 2023 at 14:02'],
    ['2023-01-09T23:30:00Z', 'sv', '10 januari 2023 kl. 00:30'],
  ] as const)('tells %s in %s as %s', (moment, lang, words) => {
    expect(momentWords(moment, lang)).toBe(words)
  })
})
