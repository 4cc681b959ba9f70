// `./roder branch diff` on a house of its own: what differs and why, and one sentence for every bad call.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openHouse } from '../../app/house.ts'
import { LOCAL_ACTOR } from '../../kernel/actor.ts'
import { EXAMPLE_STRUCTURE, exampleInput, exampleProposal, mkr } from '../../plan/branches/testing.ts'
import { LEAF } from '../../plan/model.ts'
import { saveBranches, savePlan } from '../../plan/store.ts'
import { readArguments } from '../arguments.ts'
import { branchDiffCommand } from './branch.ts'

// Each call opens and closes a house.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'roder-branch-'))
const data = join(folder, 'data')

const branch = (id: string, state: 'private' | 'published', plan = EXAMPLE_STRUCTURE.id) => ({
  id,
  plan,
  kind: 'partyBudget' as const,
  name: `Förslag ${id}`,
  ownerName: 'Grupp G',
  partyGroup: 'g',
  officials: [],
  state,
  exceptions: [],
  proposals: [
    exampleProposal(1, { changes: [{ ref: LEAF.adjustment('hsn', 'primarvard', 2023), add: mkr(5.5) }] }),
    exampleProposal(2, { state: 'rejected', changes: [{ ref: LEAF.input('tax_rate_change', 2023), add: 50 }] }),
  ],
})

beforeAll(async () => {
  const house = await openHouse({ data, empty: true, purpose: 'prov', progress: () => undefined })
  await house.db.asAuthority(house.authority.authorityId, LOCAL_ACTOR, async (tx) => {
    const { structure, leaves } = exampleInput()
    await savePlan(tx, structure, leaves)
    await savePlan(tx, { ...structure, id: 'annan' }, leaves)
    await saveBranches(tx, [
      branch('motforslag', 'published'),
      branch('hemligt', 'private'),
      branch('annans', 'published', 'annan'),
    ])
  })
  await house.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function call(...argv: string[]): Promise<string> {
  const printed: string[] = []
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed.push(String(chunk))
    return true
  })
  try {
    const { options, positionals } = branchDiffCommand
    await branchDiffCommand.run(readArguments([...argv, '--data', data, '--empty'], options, positionals))
  } finally {
    out.mockRestore()
  }
  return printed.join('')
}

it('answers every cell that differs, and steps that add up to the difference of the results', async () => {
  const answer = JSON.parse(await call('main', 'motforslag', '--json'))
  expect([answer.a, answer.b]).toEqual(['main', 'motforslag'])
  expect(answer.lines).toContainEqual({
    table: 'result-budget',
    id: 'result_incl_fin',
    label: 'Resultat inklusive finansnetto',
    column: 'plan_2023',
    aMkr: 81.6,
    bMkr: 76.1,
    differenceMkr: -5.5,
    unit: 'mkr',
  })
  expect(answer.waterfall[0]).toEqual({
    year: 2023,
    aMkr: 81.6,
    bMkr: 76.1,
    steps: [{ id: 'frame.hsn', label: 'Ram: Hälso- och sjukvårdsnämnden', mkr: -5.5, ore: -550_000_000 }],
  })
})

it('answers the other way round with the other sign, and nothing for the same', async () => {
  const answer = JSON.parse(await call('motforslag', 'main', '--json'))
  expect(answer.waterfall[0].steps[0].mkr).toBe(5.5)
  expect(JSON.parse(await call('main', 'main', '--json')).lines).toEqual([])
  expect(await call('main', 'motforslag')).toContain('Resultat 2023: 81,6 → 76,1 mkr')
})

it('says the same of a private branch as of one that does not exist, and names neither', async () => {
  const said = (name: string) => call('main', name).then(String, (error: Error) => error.message.replaceAll(name, 'X'))
  expect(await said('hemligt')).toBe(await said('finnsinte'))
  expect(await said('hemligt')).toBe('Grenen ”X” finns inte bland de offentliga. Det finns: main, annans, motforslag.')
})

it('says in one sentence what is wrong with a plan', async () => {
  await expect(call('main', 'main', '--plan', 'nej')).rejects.toThrow('Planen ”nej” finns inte. Det finns: ')
  await expect(call('motforslag', 'annans')).rejects.toThrow('Jämför grenar av samma plan.')
  await expect(call('main')).rejects.toThrow('Ange B.')
})
