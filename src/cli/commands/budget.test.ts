// `./roder budget show` and `explain` on a house of their own: the frame as known on a day, and one sentence for every bad call.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openHouse } from '../../app/house.ts'
import { type BudgetDecision, lineHolder, unitHolder } from '../../budget/model.ts'
import { recordDecisions, saveActivities } from '../../budget/store.ts'
import { LOCAL_ACTOR } from '../../kernel/actor.ts'
import { type ExplainNode, recompute } from '../../kernel/figure.ts'
import { ore } from '../../kernel/money.ts'
import { saveUnits } from '../../organisation/store.ts'
import { readArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { budgetExplainCommand, budgetShowCommand } from './budget.ts'

// Each call opens and closes a house.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'roder-budget-'))
const data = join(folder, 'data')
const since = { validFrom: '2019-01-01' }
const decided = { state: 'decided' as const, body: 'assembly' as const, title: 'Beslut', paragraph: '78', caseNumber: 'RS 1' }
const entry = { id: '1', year: 2022, reason: 'Ram', permanence: 'permanent' as const }
const [RESULT, HSN, CARE] = [lineHolder('result'), unitHolder('hsn'), unitHolder('hsn', 'vard')]

const DECISIONS: BudgetDecision[] = [
  {
    ...decided,
    id: 'plan',
    kind: 'regionalPlan',
    date: '2021-06-15',
    reason: 'Planen',
    entries: [
      { ...entry, from: lineHolder('tax_revenue'), to: RESULT, amount: ore(1_000) },
      { ...entry, id: '2', from: RESULT, to: HSN, amount: ore(700) },
      { ...entry, id: '3', from: RESULT, to: CARE, amount: ore(100) },
    ],
  },
  {
    ...decided,
    id: 'tillagg',
    kind: 'supplementaryBudget',
    date: '2022-03-01',
    reason: 'Ökade kostnader',
    funding: { kind: 'result', note: 'Resultatet' },
    entries: [{ ...entry, from: RESULT, to: HSN, amount: ore(25) }],
  },
]

beforeAll(async () => {
  const house = await openHouse({ data, empty: true, purpose: 'prov', progress: () => undefined })
  await house.db.asAuthority(house.authority.authorityId, LOCAL_ACTOR, async (tx) => {
    await saveUnits(tx, [
      { code: 'rf', kind: 'assembly', name: 'Fullmäktige', ...since },
      { code: 'hsn', kind: 'committee', name: 'Vårdnämnden', parent: 'rf', ...since },
    ])
    await saveActivities(tx, [{ unit: 'hsn', id: 'vard', name: 'Vård', treatment: 'indexed', position: 1 }])
    await recordDecisions(tx, DECISIONS)
  })
  await house.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What the command prints. */
async function call(command: Command, ...argv: string[]): Promise<string> {
  const printed: string[] = []
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed.push(String(chunk))
    return true
  })
  try {
    await command.run(readArguments([...argv, '--data', data, '--empty'], command.options, command.positionals))
  } finally {
    out.mockRestore()
  }
  return printed.join('')
}
const show = (...argv: string[]) => call(budgetShowCommand, ...argv)
const explain = (...argv: string[]) => call(budgetExplainCommand, ...argv)

it('shows the frame and the decisions that add up to it, as known on the day asked for', async () => {
  const then = JSON.parse(await show('--committee', 'hsn', '--year', '2022', '--as-of', '2022-02-28', '--json'))
  expect(then).toEqual({
    committee: 'HSN',
    year: 2022,
    asOf: '2022-02-28',
    frameOre: 800,
    decisions: [{ id: 'plan', kind: 'regionalPlan', date: '2021-06-15', amountOre: 800, reason: 'Planen' }],
  })
  const now = await show('--committee', 'HSN', '--year', '2022')
  expect(now).toContain('Vårdnämnden 2022: 0,00000825\u00a0mkr')
  expect(now).toContain('2022-03-01  +0,00000025\u00a0mkr  Tilläggsbudget: Ökade kostnader (tillagg)')
})

it('explains a frame, an activity and any address down to entries, recomputing exactly', async () => {
  const care = JSON.parse(await explain('--committee', 'HSN', '--year', '2022', '--activity', 'vard', '--json')) as ExplainNode
  expect([care.ref, recompute(care)]).toEqual(['budget:frame/vard@HSN/2022', 100])
  expect(await explain('--ref', 'budget:result@region/2022')).toContain('[Fullmäktige 15 juni 2021, § 78, RS 1]')
})

it('refuses what nobody knows with one sentence that says what there is', async () => {
  const cases: [Command, string[], string][] = [
    [budgetShowCommand, ['--committee', 'XYZ', '--year', '2022'], 'Nämnden ”XYZ” finns inte. Det finns: HSN.'],
    [budgetShowCommand, ['--committee', 'HSN', '--year', '22'], 'Ange ett år med fyra siffror'],
    [budgetShowCommand, ['--committee', 'HSN', '--year', '2022', '--as-of', '1 mars'], 'Ange dagen som ÅÅÅÅ-MM-DD'],
    [budgetExplainCommand, [], 'Ange --committee och --year, eller --ref med en adress.'],
    [budgetExplainCommand, ['--ref', 'budget:x@region/2022'], 'Ingen siffra i budgeten har adressen'],
  ]
  for (const [command, argv, says] of cases)
    await expect(call(command, ...argv)).rejects.toMatchObject({ kind: 'invalid', message: expect.stringContaining(says) })
})
