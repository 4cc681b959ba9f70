// What the demo's units said in earlier rounds, so that a report opens with last round's texts marked unchanged.
// Made up, the same each time, and every text says so. Refuses: a real unit's words, and touching reports that are there.
import type { UnitReport } from '../followup/model.ts'
import { loadReports, seedReports } from '../followup/store.ts'
import { ORE_PER_TKR, ore } from '../kernel/money.ts'
import type { Unit } from '../organisation/model.ts'
import { loadUnits } from '../organisation/store.ts'
import type { Tx } from '../storage/database.ts'
import { chance } from './random.ts'
import { unitSubjects } from './rounds.ts'

const SEED = 2023
const BY = 'Demodata (syntetisk)'
const LABEL = 'Syntetisk exempeltext.'

const COMMENTS: readonly string[] = [
  'Verksamheten går enligt plan. Bemanningen är stabil och inga större händelser har inträffat.',
  'Två tjänster är vakanta och täcks med hyrpersonal till halvårsskiftet. Rekrytering pågår.',
  'Produktionen är något högre än förra året. Väntetiderna har kortats sedan schemat lades om.',
  'Sjukfrånvaron är fortsatt hög. Ett arbete med hälsosamma scheman har börjat.',
  'Flytten av mottagningen är klar. Hyran ökar något men lokalerna är bättre anpassade.',
  'Kostnaden för läkemedel ökar mer än budget. En genomgång av förskrivningen görs under våren.',
  'Enheten har färre vårdplatser öppna än planerat på grund av brist på sjuksköterskor.',
]
const REASONS: readonly string[] = [
  'Hyrpersonal för vakanta tjänster kostar mer än budgeterade löner.',
  'Läkemedel och material har blivit dyrare än index i budgeten.',
  'Tjänster har varit vakanta längre än planerat, vilket ger ett överskott.',
]

const pick = <T>(list: readonly T[], words: string): T => list[Math.floor(chance(SEED, words) * list.length)]!

/** Year end with comments for most units, and a month with a forecast for some. */
export function unitReports(units: readonly Unit[]): UnitReport[] {
  return [
    ...said(units, { round: '2020-10', day: '2020-10-31', at: '2020-11-06T08:00:00Z', share: 0.8, comment: false }),
    ...said(units, { round: '2022-12', day: '2022-12-31', at: '2023-01-20T08:00:00Z', share: 0.85, comment: true }),
    ...said(units, { round: '2023-03', day: '2023-03-31', at: '2023-04-11T08:00:00Z', share: 0.6, comment: false }),
  ]
}

interface Saying {
  round: string
  day: string
  at: string
  /** Units that said anything at all. */
  share: number
  comment: boolean
}

function said(units: readonly Unit[], { round, day, at, share, comment }: Saying): UnitReport[] {
  return unitSubjects(units, day).flatMap(({ unit }): UnitReport[] => {
    const key = `${round} ${unit}`
    // The unit a visitor tries has always reported: its page shows what is carried over.
    if (unit !== 'e2201' && chance(SEED, `${key} said`) >= share) return []
    const deviates = comment && chance(SEED, `${key} deviates`) < 0.4
    const forecast = comment
      ? {}
      : { forecastOre: ore(Math.round((chance(SEED, `${key} forecast`) - 0.6) * 40) * 50 * ORE_PER_TKR) }
    return [
      {
        round,
        unit,
        version: 1,
        text: comment ? `${pick(COMMENTS, `${key} comment`)} ${LABEL}` : '',
        deviationReason: deviates ? `${pick(REASONS, `${key} reason`)} ${LABEL}` : '',
        unchanged: false,
        by: BY,
        at,
        ...forecast,
      },
    ]
  })
}

/** Put in once; nothing that is there is changed. */
export async function seedUnitReports(tx: Tx): Promise<void> {
  const kept = await loadReports(tx, '2022-12')
  if (kept.length === 0) await seedReports(tx, unitReports(await loadUnits(tx)))
}
