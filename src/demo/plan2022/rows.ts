// The rows of the demonstration's frames: each committee's activities as the planning conditions print them, in print order.
// Only `treatment` is ours: the print counts depreciation and external pensions by forecast, all else by index.
import type { Activity, Treatment } from '../../budget/model.ts'

export interface PrintedRow extends Activity {
  /** The committee as frames_by_activity.csv names it. */
  printed: string
  /** The committee as frames_by_committee.csv and our tables name it. */
  committee: string
}

/** Unit, name in frames_by_activity.csv, name in frames_by_committee.csv. */
export const COMMITTEES = [
  ['rf', 'Regionfullmäktige', 'Regionfullmäktige'],
  ['rs', 'Regionstyrelse', 'Regionstyrelse'],
  ['hsn', 'Hälso- och sjukvårdsnämnd', 'Hälso- och sjukvårdsnämnd'],
  ['run', 'Regional utvecklingsnämnd', 'Regional utvecklingsnämnd'],
  ['fhs', 'Folkhögskolestyrelse', 'Folkhögskolestyrelse'],
  ['pn', 'Patientnämnd', 'Patientnämnd'],
  ['rev', 'Revision', 'Revision'],
] as const

const ROWS: readonly (readonly [unit: string, id: string, name: string, treatment?: Treatment])[] = [
  ['rf', 'fullmaktige', 'Fullmäktige'],
  ['rf', 'beredning_sodra_lappland', 'Beredning - Folkhälsa o demografi Södra Lappland'],
  ['rf', 'beredning_skelleftea_norsjo', 'Beredning - Folkhälsa o demografi Skellefteå-Norsjö'],
  ['rf', 'beredning_umea', 'Beredning - Folkhälsa o demografi Umeåregionen'],
  ['rs', 'primarvard', 'Beställare Primärvård'],
  ['rs', 'tandvard', 'Beställare Tandvård'],
  ['rs', 'digitalisering', 'Digitalisering och medicinsk teknik'],
  ['rs', 'service', 'Service'],
  ['rs', 'gemensamt', 'Regiongemensamma stödfunktioner och anslag'],
  ['rs', 'avskrivningar', 'Avskrivningar', 'depreciation'],
  ['rs', 'pensioner', 'Externa pensionskostnader', 'level'],
  ['hsn', 'sjukhusvard', 'Primärvård verksamhet och Sjukhusvård'],
  ['hsn', 'tandvard', 'Tandvård Verksamhet'],
  ['hsn', 'gemensamt', 'Förvaltningsgemensamma stödfunktioner och anslag'],
  ['run', 'kollektivtrafik', 'Kollektivtrafik'],
  ['run', 'anslag', 'Regionala anslag och funktioner'],
  ['fhs', 'folkhogskola', 'Folkhögskolestyrelse'],
  ['pn', 'patientnamnd', 'Patientnämnd'],
  ['rev', 'revision', 'Revision'],
]

export const PRINTED_ROWS: readonly PrintedRow[] = ROWS.map(([unit, id, name, treatment = 'indexed'], at) => {
  const [, printed, committee] = COMMITTEES.find(([code]) => code === unit)!
  return { unit, id, name, treatment, position: at + 1, printed, committee }
})

/** `rs/service`. */
export const rowKey = ({ unit, id }: Pick<Activity, 'unit' | 'id'>): string => `${unit}/${id}`
