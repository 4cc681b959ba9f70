// The explanation of one figure with what surrounds it: other places, contradictions, and the lines of the file behind open leaves.

import { inWordsOf } from '../../kernel/authorityWords.ts'
import type { ExplainNode, FigureRef } from '../../kernel/figure.ts'
import { parseRef } from '../../kernel/figure.ts'
import type { ImportId } from '../../kernel/ids.ts'
import { type Text, text } from '../../kernel/text.ts'
import { largestPath, openImportLeaves } from '../../overview/explainTree.ts'
import type { ExplainView, FileExtract } from '../../overview/pages/explain.tsx'
import type { FragmentView } from '../../overview/pages/fragment.tsx'
import { placeText, publishedRef } from '../../statements/model.ts'
import { ruleId, type TieOutResult } from '../../tieout/model.ts'
import { sideView } from '../../tieout/pages/tieoutFigures.ts'
import { explainHref, link, PATHS } from '../../web/links.ts'
import type { World } from '../world.ts'
import { shortPlace } from './overview.ts'

const SCOPES: Record<string, Text> = { region: text('Regionen', 'The region'), group: text('Koncernen', 'The group') }

const scopeWords = (world: World, scope: string): Text | undefined =>
  SCOPES[scope] && inWordsOf(world.authority.kind, SCOPES[scope])

function about(world: World, ref: string): Text {
  const parts = parseRef(ref)
  if (!parts) return text('', '')
  const committee = world.profile.committees.find((c) => c.code === parts.scope.toLowerCase())
  const company = world.companies.find((c) => c.code === parts.scope)
  const scope =
    scopeWords(world, parts.scope) ??
    committee?.label ??
    (company ? text(company.name, company.name) : text(parts.scope, parts.scope))
  // A column of a printed table is no period: its words stand in the figure's own place.
  if (!/^\d/.test(parts.period)) return scope
  return text(`${scope.sv} ${parts.period}`, `${scope.en} ${parts.period}`)
}

const ROOMS: Record<string, { label: Text; href: string }> = {
  statements: { label: text('Räkenskaper', 'Accounts'), href: PATHS.statements },
  ledger: { label: text('Utfall och budget', 'Outcome and budget'), href: PATHS.economy },
  goals: { label: text('Mål', 'Goals'), href: PATHS.goals },
  series: { label: text('Nyckeltal', 'Key figures'), href: PATHS.keyFigures },
  plan: { label: text('Ekonomisk plan', 'Economic plan'), href: PATHS.moneyPlan },
  budget: { label: text('Budget', 'Budget'), href: PATHS.budget },
}

/** The same figure, computed or printed, whatever the place. */
const bare = (ref: string): string => ref.replace(/[?&]source=published/, '').replace(/[?&]place=\d+/, '')
const samePart = (part: { ref: string }, ref: string): boolean => bare(part.ref) === bare(ref)

/** Rules that compare this very figure, printed or computed. */
function touching(world: World, ref: string, year: number): TieOutResult[] {
  // A year without books may have printed figures: an interim report's are tried as well.
  if (!world.facts.some((fact) => parseRef(fact.ref)?.period.startsWith(String(year)))) return []
  return world
    .tieOut(year, 'published')
    .results.filter((r) => [...r.left.parts, ...r.right.parts].some((part) => samePart(part, ref)))
}

/** The year a figure is tied out under, and the rules that compare it. A plan's figure belongs to the year its document was made. */
function tried(world: World, ref: string, period: string): { year: number; rules: TieOutResult[] } {
  const own = Number(period.slice(0, 4))
  const years = ref.startsWith('plan:') ? world.tieOutYears.filter((year) => !world.years.includes(year)).reverse() : [own]
  for (const year of years) {
    const rules = touching(world, ref, year)
    if (rules.length > 0) return { year, rules }
  }
  return { year: years[0] ?? own, rules: [] }
}

/** What stands against the figure: the side it is not part of. */
const otherSide = (r: TieOutResult, ref: string): TieOutResult['left'] =>
  r.right.parts.some((part) => samePart(part, ref)) ? r.left : r.right

const shortWhere = (world: World, r: TieOutResult): Text => {
  const where = `${[...new Set([shortPlace(world, r.left), shortPlace(world, r.right)])].join(' – ')}. ${r.rule}`
  return text(where, where)
}

async function extract(world: World, source: { importId: string; file: string; line: number }): Promise<FileExtract | undefined> {
  const lines = await world.books.fileLines(source.importId as ImportId, source.line, 3)
  if (lines.length === 0) return undefined
  return {
    importNo: source.importId,
    file: source.file,
    about: 'SIE',
    line: source.line,
    lines: lines.map((l) => ({ no: l.line, text: l.text, marked: l.line === source.line })),
    allHref: `${PATHS.imports}/${source.importId}`,
  }
}

const MOST_EXTRACTS = 6

/** `lines`: whether the reader may see the lines of the files; without, the tree ends at the accounts. */
export async function explainView(
  world: World,
  ref: string,
  openChoice: readonly string[],
  lines: boolean,
): Promise<ExplainView | undefined> {
  const figure = world.figure(ref)
  const root = await (lines ? world.explain(ref) : world.outline(ref))
  const parts = parseRef(ref)
  if (!figure || !root || !parts) return undefined
  const open = openChoice.length > 0 ? openChoice : largestPath(root)
  const extracts: Record<string, FileExtract> = {}
  for (const { key, source } of (lines ? openImportLeaves(root, open) : []).slice(0, MOST_EXTRACTS)) {
    const found = await extract(world, source)
    if (found) extracts[key] = found
  }
  const { year, rules } = tried(world, ref, parts.period)
  const printed = world.published.list(ref as FigureRef)
  const room = ROOMS[parts.room]
  return {
    figure,
    root,
    open,
    about: about(world, ref),
    path: room ? [room] : [],
    rule: root.note,
    // A judgement is not counted out of the books, though some of what it rests on may be.
    ...(figure.unit === 'judgement' ? { state: text('Bedömning enligt leden', 'A judgement by the steps') } : {}),
    seenOn: printed.map((fact, i) => ({
      label: text(`${fact.document}, ${placeText(fact.place)}`, `${fact.document}, ${placeText(fact.place)}`),
      href: explainHref(publishedRef(fact.ref, i + 1)),
    })),
    contradicts: rules
      .filter((r) => r.verdict === 'deviation' || r.verdict === 'definition')
      .slice(0, 6)
      .map((r) => ({
        verdict: r.verdict,
        title: r.name,
        where: shortWhere(world, r),
        value: sideView(otherSide(r, ref)),
        href: link(PATHS.tieout, { rule: ruleId(r), year }),
      })),
    knownAs: [],
    extracts,
  }
}

export async function fragmentView(world: World, ref: string): Promise<FragmentView | undefined> {
  const figure = world.figure(ref)
  const root: ExplainNode | undefined = await world.outline(ref)
  if (!figure || !root) return undefined
  const { rules: all } = tried(world, ref, parseRef(ref)?.period ?? '')
  const rules = all.filter((r) => r.verdict !== 'untestable')
  const wrong = rules.find((r) => r.verdict === 'deviation')
  const tieout = wrong
    ? { verdict: 'deviation' as const, words: wrong.message }
    : rules.length > 0
      ? {
          verdict: 'ok' as const,
          words: text(`Stämmer i ${rules.length} jämförelser`, `Ties out in ${rules.length} comparisons`),
        }
      : undefined
  return { figure, root, about: about(world, ref), tieout }
}
