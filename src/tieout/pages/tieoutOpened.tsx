// One comparison opened: the message, both places side by side with the sign and difference between, the figures behind, the law.
// Refuses to say which side is right.
import type { Lang } from '../../kernel/text.ts'
import { Figure, figureText, unitWord } from '../../web/figure.tsx'
import { Facts, LinkRow, Place } from '../../web/parts.tsx'
import { VerdictMark } from '../../web/status.tsx'
import type { Side, TieOutResult } from '../rule.ts'
import { differenceUnit, differenceView, partView, sideView } from './tieoutFigures.ts'
import { TIEOUT_WORDS as W } from './words.ts'

const SHOWN_PARTS = 12

export function Opened({ result, lang, ruleHref }: { result: TieOutResult; lang: Lang; ruleHref: string }) {
  const blocks = result.verdict === 'deviation' && (result.severity === 'F' ? W.blocks[lang] : W.needsComment[lang])
  return (
    <>
      <p>{result.message[lang]}</p>
      <div class="r-places">
        <OneSide head={W.left[lang]} side={result.left} place={result.where[0]} quote={result.quote} lang={lang} />
        <Between result={result} lang={lang} />
        <OneSide head={W.right[lang]} side={result.right} place={result.where[1]} lang={lang} />
      </div>
      {result.law && <Facts facts={[{ name: W.law[lang], value: result.law }]} />}
      <LinkRow links={[{ label: `${W.allOfRule[lang]} ${result.rule.split('.')[0]}`, href: ruleHref }]} />
      {blocks && <p class="r-source">{blocks}</p>}
    </>
  )
}

function Between({ result, lang }: { result: TieOutResult; lang: Lang }) {
  const view = differenceView(result)
  return (
    <div class="r-between">
      <VerdictMark verdict={result.verdict} lang={lang} />
      {result.difference !== null && (
        <>
          <b>{figureText(view, lang)}</b>
          {differenceUnit(result, lang)}
        </>
      )}
    </div>
  )
}

interface OneSideProps {
  head: string
  side: Side
  place?: string
  quote?: string
  lang: Lang
}

/** A single printed figure stands with its place and quotation; a computed one with the figures it is made of. */
function OneSide({ head, side, place, quote, lang }: OneSideProps) {
  const view = { ...sideView(side), unit: unitWord(side.unit, lang) }
  const single = side.parts.length === 1
  const where = single || side.parts.length === 0 ? place : W.computed[lang]
  const parts = single ? [] : side.parts.slice(0, SHOWN_PARTS)
  const rest = side.parts.length - parts.length
  return (
    <Place head={where ? `${head}: ${where}` : head} value={<Figure figure={view} lang={lang} inText />}>
      {quote && <p class="r-quote">”{quote}”</p>}
      {parts.length > 0 && (
        <Facts facts={parts.map((part) => ({ name: part.label, value: <Figure figure={partView(part)} lang={lang} /> }))} />
      )}
      {!single && rest > 0 && parts.length > 0 && <p class="r-source">+{rest}</p>}
    </Place>
  )
}
