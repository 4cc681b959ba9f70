// Printed cells that the printed documents contradict themselves: our plan keeps what the other cells agree on, and the tie-out lists these.
import type { FigureRef } from '../../kernel/figure.ts'
import { tableRef } from '../../plan/model.ts'

export interface Contradiction {
  ref: FigureRef
  /** Mkr as printed. */
  printed: number
  /** What our plan has, rounded as the cell is printed. */
  own: number
  why: string
}

const RESULT = 'result-budget'

export const PLAN_CONTRADICTIONS: readonly Contradiction[] = [
  {
    ref: tableRef(RESULT, 'net_frame_lpik', 'plan_2023'),
    printed: -299,
    own: -296,
    why: 'Indexkolumnen per verksamhet ger 295,4 i avrundade rader; 299 skulle ge en annan ram än den tryckta.',
  },
  {
    ref: tableRef(RESULT, 'net_frame_excl_lpik_1', 'plan_2023'),
    printed: -62,
    own: -63,
    why: 'Avskrivningar +45,0 och pensioner +18,0 i verksamhetstabellen är 63.',
  },
  {
    ref: tableRef(RESULT, 'net_frame_excl_lpik_2', 'plan_2024'),
    printed: -3,
    own: 4,
    why: 'Ramen minskar (digitalt projekt −3,1), alltså +; med −3 blir bryggan −66 mot ramarnas −59.',
  },
  {
    ref: tableRef(RESULT, 'general_state_grants', 'budget_2021'),
    printed: 2442,
    own: 2337,
    why: 'Tabellen under ramarna räknar in bidraget för covid-19 (105), som resultatbudgeten har på egen rad.',
  },
  {
    ref: tableRef(RESULT, 'operating_result', 'plan_2024'),
    printed: 280,
    own: 281,
    why: 'Resultatbudgeten har 281 (10 036 − 9 755); tabellen under ramarna har 280.',
  },
  {
    ref: tableRef(RESULT, 'result_incl_fin', 'plan_2024'),
    printed: 261,
    own: 262,
    why: 'Resultatbudgeten, kassaflödet och balansen har 262; tabellen under ramarna har 261.',
  },
  {
    ref: tableRef('frames-by-activity', 'Regionfullmäktige/Summa', 'index_2024'),
    printed: -0.5,
    own: 0.3,
    why: 'Raderna är 0,2 + 0,0 + 0,0 + 0,0.',
  },
  {
    ref: tableRef('frames-by-activity', 'Totalt/Summa verksamhetens nettokostnad', 'index_2024'),
    printed: 62,
    own: 63,
    why: 'Trycket räknar in −0,5 för regionfullmäktige; raderna ger 63.',
  },
  {
    ref: tableRef('supplementary-2022', 'tax_income', 'andring'),
    printed: -39,
    own: 0,
    why: '7 127 + 39 = 7 166 utan ändringen −39; summan för skatter och bidrag har ingen ändring.',
  },
]

const OPPOSITION = 'opposition-2021'
const BASIS = 'Raderna för regionala utvecklingsnämnden i avsnitt 8 ger 25,45.'

/** The opposition's own table against its own lines. */
export const OPPOSITION_CONTRADICTIONS: readonly Contradiction[] = [
  {
    ref: tableRef(OPPOSITION, 'frame_adjustment/Regionala utvecklingsnämnden/8', 'change_2021'),
    printed: 26,
    own: 25,
    why: BASIS,
  },
  {
    ref: tableRef(OPPOSITION, 'result_budget/region/2', 'tb_2021_alliansen'),
    printed: -100,
    own: -99,
    why: 'Alla rader i avsnitt 8 ger 99,3; verksamhetens resultat är tryckt +85 = 184 − 99.',
  },
  { ref: tableRef(OPPOSITION, 'result_budget/region/8', 'tb_2021_alliansen'), printed: 26, own: 25, why: BASIS },
  {
    ref: tableRef(OPPOSITION, 'result_budget/region/20', 'tb_2021_alliansen'),
    printed: 0,
    own: -1,
    why: 'Övrigt 41 rymmer folkhögskolestyrelsens 10 (3 283 + 370 + 5 077 + 41 = 8 771), vars ram minskar med 1.',
  },
  {
    ref: tableRef(OPPOSITION, 'result_budget/region/21', 'ny_budget_2021'),
    printed: 41,
    own: 40,
    why: 'Som raden ovan; 3 306 + 396 + 5 129 + 40 = 8 871.',
  },
  {
    ref: tableRef(OPPOSITION, 'result_budget/region/47', 'tb_2021_alliansen'),
    printed: 0,
    own: 1,
    why: 'Finansiella kostnader ändras +1 och finansnettot från −24 till −23.',
  },
]
