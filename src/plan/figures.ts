// The plan's figures in the house: `plan:result/net_frame@region/2024`, in the plan as it stands or, with `branch=`, in a branch.
// Refuses: printed figures (they answer `source=published` elsewhere) and branches the reader's sheets do not hold.
import { type ExplainNode, type FigureRef, type FigureSource, formatRef, parseRef } from '../kernel/figure.ts'
import type { Sheet } from './sheetShape.ts'

/** The sheets a reader may ask: the plan as it stands when no branch is named. */
export type Sheets = (branch?: string) => Sheet | undefined

/** The address in a branch; links of a branch's page keep it. */
export function inBranch(ref: FigureRef, branch: string | undefined): FigureRef {
  const parts = parseRef(ref)
  if (branch === undefined || !parts) return ref
  return formatRef({ ...parts, params: { ...parts.params, branch } })
}

function askedOf(ref: string): { ref: FigureRef; branch?: string } | undefined {
  const parts = parseRef(ref)
  if (parts?.room !== 'plan') return undefined
  const { branch, ...params } = parts.params
  if (Object.keys(params).length > 0) return undefined
  return { ref: formatRef({ ...parts, params }), ...(branch === undefined ? {} : { branch }) }
}

/** Nodes are shared in a sheet's explanations, so each is named once. */
function withBranch(node: ExplainNode, branch: string, done = new Map<ExplainNode[], ExplainNode[]>()): ExplainNode {
  let children = done.get(node.children)
  if (!children) {
    children = node.children.map((child) => withBranch(child, branch, done))
    done.set(node.children, children)
  }
  const ref = parseRef(node.ref) ? inBranch(node.ref as FigureRef, branch) : node.ref
  return { ...node, ref, children }
}

export function planSource(sheets: Sheets): FigureSource {
  return {
    room: 'plan',
    resolve: (ref) => {
      const asked = askedOf(ref)
      const figure = asked && sheets(asked.branch)?.figure(asked.ref)
      return figure && { ...figure, ref: asked.branch === undefined ? figure.ref : inBranch(figure.ref, asked.branch) }
    },
    explain: (ref) => {
      const asked = askedOf(ref)
      const node = asked && sheets(asked.branch)?.explain(asked.ref)
      return node && (asked.branch === undefined ? node : withBranch(node, asked.branch))
    },
  }
}
