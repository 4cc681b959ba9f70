// The explanation as rows of a tree: which branches are open, and whether each step adds up to the one above it.
// Refuses: resolving addresses and reading files; the tree arrives whole.
import type { ExplainNode } from '../kernel/figure.ts'
import type { Verdict } from '../kernel/verdict.ts'

export interface TreeRow {
  /** Path of child numbers from the root: `0`, `0-2`, `0-2-1`. Stands in `?open=`. */
  key: string
  level: number
  node: ExplainNode
  /** Value as it enters the figure: factors multiplied on the way down, so that shown parts give the shown sum. */
  value: number | null
  /** What the node's own value is multiplied by; negative where the statement turns the sign. */
  scale: number
  open: boolean
  branches: boolean
  check?: { verdict: Verdict; parts: number; parent: number | null; computed: number | null }
}

export const ROOT_KEY = '0'

/** The rows to show; a closed branch hides everything below it. */
export function treeRows(root: ExplainNode, open: readonly string[]): TreeRow[] {
  const rows: TreeRow[] = []
  const walk = (node: ExplainNode, key: string, level: number, scale: number): void => {
    const branches = node.children.length > 0
    const isOpen = open.includes(key) && (branches || node.source?.kind === 'import')
    const value = node.value === null ? null : node.value * scale
    rows.push({ key, level, node, value, scale, open: isOpen, branches, check: checkOf(node) })
    if (!isOpen) return
    for (const [index, child] of node.children.entries()) {
      // Parts of a sum carry its sign; the parts of a ratio or a mean stand for themselves.
      walk(child, `${key}-${index}`, level + 1, (node.operation === 'sum' ? scale : 1) * (child.factor ?? 1))
    }
  }
  walk(root, ROOT_KEY, 0, 1)
  return rows
}

/** Without a choice the reader sees one way down: through the largest part at each level. */
export function largestPath(root: ExplainNode): string[] {
  const path = [ROOT_KEY]
  let node = root
  while (node.children.length > 0) {
    const sizes = node.children.map((child) => Math.abs((child.value ?? 0) * (child.factor ?? 1)))
    const largest = sizes.indexOf(Math.max(...sizes))
    node = node.children[largest]!
    path.push(`${path.at(-1)}-${largest}`)
  }
  return node.source?.kind === 'import' ? path : path.slice(0, -1)
}

/** Leaves whose file line should be shown beside them. */
export function openImportLeaves(root: ExplainNode, open: readonly string[]): { key: string; source: ImportSource }[] {
  return treeRows(root, open).flatMap((row) =>
    row.open && row.node.source?.kind === 'import' ? [{ key: row.key, source: row.node.source }] : [],
  )
}

export type ImportSource = Extract<NonNullable<ExplainNode['source']>, { kind: 'import' }>

/** Steps from the figure to its furthest leaf, the figure not counted. */
export function depthOf(node: ExplainNode): number {
  return node.children.length === 0 ? 0 : 1 + Math.max(...node.children.map(depthOf))
}

export function everyStepAddsUp(node: ExplainNode): boolean {
  const check = checkOf(node)
  return (check === undefined || check.verdict === 'ok') && node.children.every(everyStepAddsUp)
}

export const endsInFile = (node: ExplainNode): boolean => node.source?.kind === 'import' || node.children.some(endsInFile)

/** One level recomputed from the values below it. Sums of printed millions may differ by their rounding. */
function checkOf(node: ExplainNode): TreeRow['check'] {
  if (node.children.length === 0 || node.operation === 'judgement' || node.operation === 'leaf') return undefined
  const computed = combine(node)
  const base = { parts: node.children.length, parent: node.value, computed }
  if (computed === null || node.value === null) return { ...base, verdict: computed === node.value ? 'ok' : 'untestable' }
  const difference = Math.abs(computed - node.value)
  if (difference <= Math.abs(node.value) * 1e-12) return { ...base, verdict: 'ok' }
  const printed = node.unit === 'mkr' && difference <= 0.5 * (node.children.length + 1)
  return { ...base, verdict: printed ? 'rounding' : 'deviation' }
}

function combine(node: ExplainNode): number | null {
  const values = node.children.map((child) => (child.value === null ? null : child.value * (child.factor ?? 1)))
  if (node.operation === 'count') return values.filter((value) => value !== null).length
  if (values.includes(null)) return null
  const known = values as number[]
  switch (node.operation) {
    case 'sum':
      return known.reduce((total, value) => total + value, 0)
    case 'ratio':
      return known[0]! / known[1]!
    case 'growth':
      return known[0]! / known[1]! - 1
    case 'mean':
      return known.reduce((total, value) => total + value, 0) / known.length
    case 'min':
      return Math.min(...known)
    default:
      return node.value
  }
}
