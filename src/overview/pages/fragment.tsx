// What the popover of a figure holds: name, value, state, at most six parts and their sum, the tie-out line, two ways on.
// Refuses: more than fits beside the figure; the explain page has the rest.
import type { ExplainNode, Figure as KernelFigure } from '../../kernel/figure.ts'
import type { Lang, Text } from '../../kernel/text.ts'
import type { Verdict } from '../../kernel/verdict.ts'
import { Figure, figureText, unitWord } from '../../web/figure.tsx'
import { explainHref } from '../../web/links.ts'
import { VerdictMark } from '../../web/status.tsx'
import { type Row, Table } from '../../web/table.tsx'
import { word } from '../../web/words.ts'
import { EXPLAIN_WORDS as W } from './explainWords.ts'
import { figureWithUnit, nodeFigure } from './nodeFigure.ts'

export interface FragmentView {
  figure: KernelFigure
  root: ExplainNode
  about: Text
  state?: Text
  tieout?: { verdict: Verdict; words: Text }
}

const MOST = 6

export function FigureFragment({ view, lang }: { view: FragmentView; lang: Lang }) {
  const { figure } = view
  return (
    <>
      <div class="r-pop-head">
        <h2>{figure.label[lang]}</h2>
        <button type="button" data-act="close">
          {word('close', lang)}
        </button>
      </div>
      <p class="r-pop-value">
        <Figure figure={figureWithUnit(figure)} lang={lang} /> <small>{unitWord(figure.unit, lang)}</small>
      </p>
      <p class="r-pop-state">
        {view.about[lang]}. {view.state?.[lang] ?? W[figure.basis][lang]}.
      </p>
      {view.root.children.length > 0 && <Parts view={view} lang={lang} />}
      {view.tieout && (
        <p class="r-pop-verdict">
          <VerdictMark verdict={view.tieout.verdict} lang={lang} aloud /> {view.tieout.words[lang]}
        </p>
      )}
      <p class="r-pop-links">
        <a href={explainHref(figure.ref)}>{word('explainToVoucher', lang)}</a>
        <button type="button" data-act="copy" data-ref={figure.ref} data-done={word('copied', lang)}>
          {word('copyAddress', lang)}
        </button>
      </p>
    </>
  )
}

/** The largest parts first; a sum keeps the rest as one row so that the parts still give the sum. */
function Parts({ view, lang }: { view: FragmentView; lang: Lang }) {
  const { root } = view
  const parts = root.children.map((node) => ({ node, value: node.value === null ? null : node.value * (node.factor ?? 1) }))
  const isSum = root.operation === 'sum'
  const ordered =
    isSum && parts.length > MOST ? [...parts].sort((a, b) => Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0)) : parts
  const shown = ordered.length > MOST ? ordered.slice(0, MOST - 1) : ordered
  const rest = ordered.slice(shown.length)
  const rows: Row[] = shown.map(({ node, value }) => ({ label: node.label[lang], cells: [nodeFigure(node, value, lang)] }))
  if (rest.length > 0 && isSum) {
    const total = rest.some(({ value }) => value === null) ? null : rest.reduce((sum, { value }) => sum + value!, 0)
    rows.push({
      label: `${rest.length} ${W.otherParts[lang]}`,
      cells: [nodeFigure({ ...rest[0]!.node, source: undefined }, total, lang)],
    })
  }
  if (isSum) rows.push({ kind: 'sum', label: word('sum', lang), cells: [nodeFigure(root, root.value, lang, true)] })
  return (
    <Table
      lang={lang}
      caption={`${W.howBuilt[lang]}: ${figureText(figureWithUnit(view.figure), lang)}`}
      rowHead={<span class="r-aloud">{W.parts[lang]}</span>}
      columns={[{ id: 'value', head: <span class="r-aloud">{W.value[lang]}</span> }]}
      rows={rows}
      density="tight"
    />
  )
}
