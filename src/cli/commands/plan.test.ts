// `./roder plan table` on a house of its own: own and printed cells, and one sentence for every bad call.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openHouse } from '../../app/house.ts'
import { LOCAL_ACTOR } from '../../kernel/actor.ts'
import type { FigureRef } from '../../kernel/figure.ts'
import { text } from '../../kernel/text.ts'
import { frameRef, LEAF, type Leaf, type PlanStructure, tableRef } from '../../plan/model.ts'
import { savePlan } from '../../plan/store.ts'
import { savePublished } from '../../statements/store.ts'
import { readArguments } from '../arguments.ts'
import { planTableCommand } from './plan.ts'

// Each call opens and closes a house.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'roder-plan-'))
const data = join(folder, 'data')

const PLAN: PlanStructure = {
  id: '2023-2024',
  name: 'Plan',
  baseYear: 2022,
  years: [2023, 2024],
  rows: [{ unit: 'hsn', committee: 'Vårdnämnd', id: 'vard', name: 'Vård', treatment: 'indexed', position: 1 }],
  areas: [],
}
const EARLIER: PlanStructure = {
  ...PLAN,
  id: '2022-2023',
  baseYear: 2021,
  years: [2022, 2023],
  tables: [
    {
      name: 'opposition-2021',
      caption: text('Motförslag', 'Counter-proposal'),
      columns: [{ id: 'budget', label: text('Budget', 'Budget') }],
      lines: [{ id: 'x/1', label: 'Ram', cells: { budget: { sum: [{ ref: frameRef('hsn', 'frame', 2021), factor: -1 }] } } }],
    },
  ],
}
const leaf = (value: number, unit: Leaf['unit'] = 'ore'): Leaf => ({
  value,
  unit,
  label: text('Inlagt', 'Put in'),
  basis: 'registered',
  source: 'Prov',
})

beforeAll(async () => {
  const house = await openHouse({ data, empty: true, purpose: 'prov', progress: () => undefined })
  await house.db.asAuthority(house.authority.authorityId, LOCAL_ACTOR, async (tx) => {
    const leaves = new Map<FigureRef, Leaf>([
      [LEAF.base('hsn', 'vard', 2022), leaf(500_000_000_000)],
      [LEAF.input('price_index_ppm', 2023), leaf(38_000, 'ppm')],
    ])
    await savePublished(tx, [
      {
        ref: tableRef('frames-by-committee', 'Vårdnämnd', 'plan_2023'),
        label: 'Vårdnämnd',
        value: 5190,
        state: 'known',
        unit: 'mkr',
        precision: 0,
        document: 'Plan',
        place: { chapter: '5' },
      },
    ])
    await savePlan(tx, PLAN, leaves)
    await savePlan(tx, EARLIER, new Map([[LEAF.base('hsn', 'vard', 2021), leaf(400_000_000_000)]]))
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
    const { options, positionals } = planTableCommand
    await planTableCommand.run(readArguments([...argv, '--data', data, '--empty'], options, positionals))
  } finally {
    out.mockRestore()
  }
  return printed.join('')
}

it('answers the newest plan’s cells in mkr and öre, and says what is missing', async () => {
  const answer = JSON.parse(await call('frames-by-committee', '--json'))
  expect([answer.table, answer.source]).toEqual(['frames-by-committee', 'plan'])
  const cells = answer.lines.filter((line: { id: string }) => line.id === 'Vårdnämnd')
  expect(cells.find((line: { column: string }) => line.column === 'plan_2023')).toEqual({
    id: 'Vårdnämnd',
    label: 'Vårdnämnd',
    column: 'plan_2023',
    mkr: 5190,
    ore: 519_000_000_000,
    unit: 'mkr',
  })
  expect(cells.at(-1)).toMatchObject({ column: 'plan_2024', mkr: null, state: 'missing' })
})

it('answers the same table as printed', async () => {
  const answer = JSON.parse(await call('frames-by-committee', '--source', 'published', '--json'))
  expect(answer).toEqual({
    table: 'frames-by-committee',
    source: 'published',
    lines: [{ id: 'Vårdnämnd', label: 'Vårdnämnd', column: 'plan_2023', mkr: 5190, unit: 'mkr' }],
  })
})

it('finds a table that only an earlier plan has', async () => {
  expect(JSON.parse(await call('opposition-2021', '--json')).lines).toMatchObject([{ id: 'x/1', mkr: -4000 }])
})

it('says in one sentence what exists when the call is wrong', async () => {
  await expect(call('ramar')).rejects.toThrow('Tabellen ”ramar” finns inte. Det finns: frames-by-committee, ')
  await expect(call('result-budget', '--branch', 'min')).rejects.toThrow('Grenen ”min” finns inte. Det finns: main.')
  await expect(call('supplementary-2022')).rejects.toThrow('ingen tabell ”supplementary-2022”')
})
