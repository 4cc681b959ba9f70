// Printed figures in the database: what is saved comes back as it was, in order; a document is replaced whole.
import { expect, it } from 'vitest'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import type { FigureRef } from '../kernel/figure.ts'
import { forEachDatabase, OTHER_AUTHORITY } from '../storage/testing.ts'
import type { PublishedFigure } from './published.ts'
import { loadPublished, savePublished } from './store.ts'

const result = 'statements:income/result_for_the_year@region/2020' as FigureRef
const figure = (value: number | null, more: Partial<PublishedFigure> = {}): PublishedFigure => ({
  ref: result,
  label: 'Årets resultat',
  value,
  state: value === null ? 'missing' : 'known',
  unit: 'mkr',
  precision: 0,
  document: 'Årsredovisning 2020',
  place: { chapter: 'Räkenskaper', table: 'Resultaträkning', row: 'Årets resultat', column: 'Regionen 2020' },
  ...more,
})

const REPORT = [
  figure(98, { note: '11' }),
  figure(-21.3, { unit: 'percent', precision: 1 }),
  figure(null),
  figure(5000, {
    place: { chapter: 'Förord' },
    quote: 'närmare 5 miljarder ”kronor”',
    approximate: 'under',
    claims: 'text-170',
    precision: -2,
  }),
]
const PLAN = [figure(97, { document: 'En senare plan' })]

forEachDatabase('printed figures', (open) => {
  it('come back as saved, documents in the order they were first read', async () => {
    const db = await open()
    const loaded = await db.transact(async (tx) => {
      await savePublished(tx, [...REPORT, ...PLAN])
      return await loadPublished(tx)
    })
    expect(loaded).toEqual([...REPORT, ...PLAN])
  })

  it('are replaced document by document, and keep their place in the order', async () => {
    const db = await open()
    const loaded = await db.transact(async (tx) => {
      await savePublished(tx, [...REPORT, ...PLAN])
      await savePublished(tx, [figure(99)])
      return await loadPublished(tx)
    })
    expect(loaded.map((f) => f.value)).toEqual([99, 97])
  })

  it('are one authority’s own', async () => {
    const db = await open()
    await db.transact((tx) => savePublished(tx, REPORT))
    expect(await db.asAuthority(OTHER_AUTHORITY, LOCAL_ACTOR, loadPublished)).toEqual([])
  })
})
