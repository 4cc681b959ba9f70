// Tag rules and estimates in the database: a signature is a version by whoever signed, and a save on an old version is refused.
import { expect, it } from 'vitest'
import { forEachDatabase } from '../../storage/testing.ts'
import { exampleEstimate, exampleRule, millions } from './examples.ts'
import { loadComparability, saveEstimates, saveTagRules } from './store.ts'

const based = <T extends { version: number; by: string; at: string }>({ version, by, at, ...rest }: T, basedOn = 0) => ({
  ...rest,
  basedOn,
})

forEachDatabase('items affecting comparability', (open) => {
  it('come back as they were saved, and an estimate is signed by who signs it', async () => {
    const db = await open()
    const { signed: printed, ...unsigned } = based(exampleEstimate())
    await db.transact(async (tx) => {
      await saveTagRules(tx, [based(exampleRule())])
      await saveEstimates(tx, [unsigned, { ...unsigned, id: 'e2', amountOre: millions(-13), signed: printed }])
    })
    const before = await db.transact(loadComparability)
    expect(before.rules).toMatchObject([{ id: 'r1', version: 1, selector: '9019', owner: 'rs', effect: 'worse', to: '2021-12' }])
    expect(before.estimates.map((one) => [one.id, one.amountOre, one.signed?.by])).toEqual([
      ['e1', millions(150), undefined],
      ['e2', millions(-13), 'lokal'],
    ])
    expect(before.estimates[1]!.signed!.at).toContain('2020-12-10')
    await db.transact((tx) => saveEstimates(tx, [{ ...unsigned, basedOn: 1, sign: true }]))
    expect((await db.transact(loadComparability)).estimates[0]).toMatchObject({ id: 'e1', version: 2, signed: { by: 'lokal' } })
    await expect(db.transact((tx) => saveEstimates(tx, [{ ...unsigned, basedOn: 1 }]))).rejects.toMatchObject({
      kind: 'conflict',
    })
    await expect(db.transact((tx) => saveTagRules(tx, [based(exampleRule())]))).rejects.toMatchObject({ kind: 'conflict' })
  })
})
