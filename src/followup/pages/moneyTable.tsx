// The unit's money so far this year as one row; what the books do not hold is missing, and said so.
// Refuses: a zero for a missing figure.
import type { Lang } from '../../kernel/text.ts'
import { amount, missing } from '../../web/figure.tsx'
import { link, PATHS } from '../../web/links.ts'
import { Empty, LinkRow, SourceLine } from '../../web/parts.tsx'
import { Table } from '../../web/table.tsx'
import type { UnitWork } from '../unitWork.ts'
import { WORDS as W } from '../words.ts'

export function MoneyTable({ work: { money, unit, round }, lang }: { work: UnitWork; lang: Lang }) {
  const cell = (part: 'outcome' | 'budget' | 'deviation') =>
    money ? amount(money[part], money.refs[part], 'tkr', part === 'deviation' ? { sign: true } : {}) : missing
  return (
    <>
      <Table
        lang={lang}
        caption={`${W.money[lang]}, ${W.tkr[lang]}`}
        rowHead={W.tkr[lang]}
        columns={[
          { id: 'outcome', head: W.outcome[lang] },
          { id: 'budget', head: W.budget[lang], earlier: true },
          { id: 'deviation', head: W.deviation[lang] },
        ]}
        rows={[{ label: W.soFar[lang], cells: [cell('outcome'), cell('budget'), cell('deviation')] }]}
      />
      {money ? <SourceLine>{W.betterPlus[lang]}</SourceLine> : <Empty>{W.noBooks[lang]}</Empty>}
      <LinkRow links={[{ label: W.forecastPage[lang], href: link(`${PATHS.forecasts}/${unit}`, { omgang: round.id }) }]} />
    </>
  )
}
