// The tree of an explanation: what is open, and that a step which does not add up is always said.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ExplainNode } from '../kernel/figure.ts'
import { depthOf, endsInFile, everyStepAddsUp, largestPath, openImportLeaves, ROOT_KEY, treeRows } from './explainTree.ts'

const node = (value: number | null, children: ExplainNode[] = [], more: Partial<ExplainNode> = {}): ExplainNode => ({
  ref: 'ledger:account/3011@region/2020',
  label: { sv: 'del', en: 'part' },
  value,
  unit: 'ore',
  operation: children.length > 0 ? 'sum' : 'leaf',
  children,
  ...more,
})
const leaf = node(300, [], { source: { kind: 'import', importId: '1', file: 'a.se', line: 7 } })
const tree = node(1000, [node(100), node(900, [leaf, node(600)])])

test('a closed branch hides what is below it', () => {
  expect(treeRows(tree, []).map((row) => row.key)).toEqual(['0'])
  expect(treeRows(tree, ['0']).map((row) => row.key)).toEqual(['0', '0-0', '0-1'])
  expect(treeRows(tree, ['0', '0-1']).map((row) => [row.key, row.level])).toEqual([
    ['0', 0],
    ['0-0', 1],
    ['0-1', 1],
    ['0-1-0', 2],
    ['0-1-1', 2],
  ])
})

test('an unknown key opens nothing', () => {
  expect(treeRows(tree, ['0', '7-7', ''])).toHaveLength(3)
})

test('the way shown first goes through the largest part', () => {
  expect(largestPath(tree)).toEqual(['0', '0-1'])
  expect(largestPath(leaf)).toEqual([ROOT_KEY])
})

test('the sign a statement turns is carried down, so that shown parts give the shown sum', () => {
  const account = node(-900, [node(-300), node(-600)], { factor: -1 })
  const rows = treeRows(node(900, [account]), ['0', '0-0'])
  expect(rows.map((row) => row.value)).toEqual([900, 900, 300, 600])
  const ratio = treeRows(node(0.25, [node(1, [], { factor: -1 }), node(4)], { operation: 'ratio' }), ['0'])
  expect(ratio.map((row) => row.value)).toEqual([0.25, -1, 4])
})

test('file lines are asked for only where the reader has opened the leaf', () => {
  expect(openImportLeaves(tree, ['0', '0-1'])).toEqual([])
  expect(openImportLeaves(tree, ['0', '0-1', '0-1-0'])).toEqual([{ key: '0-1-0', source: leaf.source }])
  expect([endsInFile(tree), depthOf(tree)]).toEqual([true, 2])
})

describe('each step is recomputed', () => {
  test.each([
    ['sum', [node(600), node(400)], 1000, 'ok'],
    ['sum', [node(600), node(400, [], { factor: -1 })], 200, 'ok'],
    ['sum', [node(600), node(null)], 600, 'untestable'],
    ['ratio', [node(1), node(4)], 0.25, 'ok'],
    ['growth', [node(110), node(100)], 110 / 100 - 1, 'ok'],
    ['mean', [node(1), node(2)], 1.5, 'ok'],
    ['min', [node(3), node(2)], 2, 'ok'],
    ['count', [node(3), node(null), node(2)], 2, 'ok'],
    ['sum', [node(600), node(401)], 1000, 'deviation'],
  ] as const)('%s', (operation, children, value, verdict) => {
    expect(treeRows(node(value, [...children], { operation }), [])[0]!.check!.verdict).toBe(verdict)
  })

  test('printed millions may differ by their rounding, and no more', () => {
    const printed = (value: number) => node(value, [node(1, [], { unit: 'mkr' }), node(1, [], { unit: 'mkr' })], { unit: 'mkr' })
    expect(treeRows(printed(3), [])[0]!.check!.verdict).toBe('rounding')
    expect(treeRows(printed(4), [])[0]!.check!.verdict).toBe('deviation')
  })

  test('a sum made from its parts adds up; move one öre anywhere and it does not', () => {
    const random = fc.letrec<{ tree: ExplainNode }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.integer({ min: -1e9, max: 1e9 }).map((value) => node(value)),
        fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map((children) =>
          node(
            children.reduce((sum, child) => sum + child.value!, 0),
            children,
          ),
        ),
      ),
    })).tree
    fc.assert(
      fc.property(random, (made) => {
        expect(everyStepAddsUp(made)).toBe(true)
        if (made.children.length > 0) expect(everyStepAddsUp({ ...made, value: made.value! + 1 })).toBe(false)
      }),
    )
  })
})
