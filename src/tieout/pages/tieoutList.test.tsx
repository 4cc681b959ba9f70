// The tie-out page as a reader meets it: the answer first, filters that count, both places side by side.
import { describe, expect, it } from 'vitest'
import type { Lang } from '../../kernel/text.ts'
import { renderPage } from '../../web/layout.tsx'
import { exampleShell } from '../../web/shell.examples.ts'
import { AREAS, booksResolver, OWN_NOTES, ownBooks } from '../fixtures/ownBooks.ts'
import { listTieOut, readFilter } from '../list.ts'
import { runTieOut } from '../run.ts'
import { TieOutPage } from './tieoutList.tsx'

const faulty = ownBooks()
const cash = [...faulty.keys()].find((ref) => ref === 'statements:balance/cash_and_bank@region/2020')!
faulty.set(cash, faulty.get(cash)! + 87_00_000_000)
const { results, summary } = runTieOut({
  resolve: booksResolver(faulty),
  year: 2020,
  source: 'books',
  registered: { notes: OWN_NOTES, areas: AREAS },
})

const render = (query: Record<string, string>, lang: Lang = 'sv') => {
  const filter = readFilter(query)
  const shell = exampleShell('/avstamning', lang, { query })
  const view = { year: 2020, source: 'books' as const, list: listTieOut(results, filter), filter, summary }
  return renderPage(<TieOutPage shell={shell} view={view} />)
}

describe('the tie-out page', () => {
  it('opens with how many figures contradict another', async () => {
    const page = await render({})
    expect(page).toContain('<h1>Avstämning 2020</h1>')
    expect(page).toContain(
      `${summary.byVerdict.deviation === 2 ? 'Två' : 'Tre'} uppgifter i böckerna säger emot en annan uppgift.`,
    )
    expect(page).not.toMatch(/undefined|NaN|style=/)
  })

  it('speaks English on request', async () => {
    const page = await render({}, 'en')
    expect(page).toContain('lang="en"')
    expect(page).toContain('Tie-out 2020')
    expect(page).toContain('Compared with')
  })

  it('shows both places, the difference and the law when a row is opened', async () => {
    const page = await render({ open: 'C15.1~region~2020' })
    expect(page).toContain('Uppgift: statements:cash-flow/cash_closing@region/2020')
    expect(page).toContain('Jämförs med: statements:balance/cash_and_bank@region/2020')
    expect(page).toContain('−87')
    expect(page).toContain('RKR R13')
  })

  it('keeps only what is asked for', async () => {
    const page = await render({ verdict: 'deviation', severity: 'F' })
    expect(page).toContain('C15.1')
    expect(page).not.toContain('C09 Årets resultat')
  })

  it('says so when nothing fits', async () => {
    expect(await render({ verdict: 'rounding' })).toContain('Ingen uppgift passar urvalet')
  })
})

describe('the filter in an address', () => {
  it.each([
    [
      { verdict: 'deviation', severity: 'F', rule: 'C80', page: '2' },
      { verdict: 'deviation', severity: 'F', rule: 'C80', page: 2, open: [] },
    ],
    [{ verdict: 'wrong', severity: 'X', rule: '<b>', page: 'two' }, { open: [] }],
  ])('%o is read as %o', (query, expected) => {
    expect(readFilter(query)).toEqual(expected)
  })

  it('counts by verdict whatever verdict is chosen, worst first', () => {
    const list = listTieOut(results, { verdict: 'ok' })
    expect(list.counts.deviation).toBe(summary.byVerdict.deviation)
    expect(list.rows.every((r) => r.verdict === 'ok')).toBe(true)
    expect(listTieOut(results, {}).rows[0]?.verdict).toBe('deviation')
  })
})
