// What the demo region has registered about its indicators: which way is better, what kind of measure, where a definition breaks.
// Data only: a rule that follows from a word in an indicator's name is never guessed in code.
import type { Definition, DefinitionBreak } from '../goals/model.ts'
import { type Text, text } from '../kernel/text.ts'

/** Footnotes of the indicator appendix in our own words, by their printed number. */
export const FOOTNOTES: Record<number, Text> = {
  1: text(
    'Nytt sätt att räkna från 2019/2020 för internationell jämförelse; med det är värdet 60,5 för kvinnor.',
    'Counted in a new way from 2019/2020 for international comparison; by it the value is 60.5 for women.',
  ),
  2: text(
    'Nytt sätt att räkna från 2019/2020 för internationell jämförelse; med det är värdet 115,8 för män.',
    'Counted in a new way from 2019/2020 for international comparison; by it the value is 115.8 for men.',
  ),
  3: text(
    '2020 är ett medelvärde för 2017–2020 ur det nationella urvalet; 2018 innehåller även regionens eget urval.',
    '2020 is a mean of 2017–2020 from the national sample; 2018 also holds the region’s own sample.',
  ),
  5: text(
    'Folkhälsomyndigheten har ändrat måttet, som därför inte längre mäts.',
    'The Public Health Agency has changed the measure, which is therefore no longer taken.',
  ),
  9: text(
    'Gäller barn som fyllt tre under året: 2020 är födda 2017.',
    'Covers children who turned three during the year: 2020 were born in 2017.',
  ),
  14: text(
    'Data saknas: upphandlingarna 2020 sköttes tillfälligt av en annan upphandlingsbyrå.',
    'No data: tenders in 2020 were handled by another procurement office for a time.',
  ),
  15: text(
    'Resultatet för 2020 finns inte än; det senaste är för 2019.',
    'The result for 2020 is not available yet; the latest is for 2019.',
  ),
}

/** Footnotes printed as "see above" carry the text of the one they point at. */
const SAME_AS: Record<number, number> = { 4: 3, 6: 5, 7: 3, 8: 3, 10: 3, 11: 3, 12: 3, 13: 3 }

export const footnote = (no: number): Text => {
  const found = FOOTNOTES[no] ?? FOOTNOTES[SAME_AS[no] ?? 0]
  if (!found) throw new Error(`no text registered for footnote ${no}`)
  return found
}

const breakAt = (kind: DefinitionBreak['kind'], from: number, no: number, targetsFrom?: number): DefinitionBreak => ({
  from,
  kind,
  note: footnote(no),
  footnote: String(no),
  ...(targetsFrom === undefined ? {} : { targetsFrom }),
})

const lower = (...breaks: DefinitionBreak[]): Partial<Definition> => ({ direction: 'lowerIsBetter', breaks })
const newSample = (no: number): Partial<Definition> => ({ breaks: [breakAt('basis', 2020, no)] })

/** Committee and name as printed → what differs from the default (higher is better, a level, no break). */
export const DEFINITIONS_2020: Record<string, Partial<Definition>> = {
  'HSN/RS: Dödsfall som kan förhindras genom förebyggande arbete per 100 000 invånare (kvinnor)': lower(
    breakAt('definition', 2019, 1, 2021),
  ),
  'HSN/RS: Dödsfall som kan förhindras genom förebyggande arbete per 100 000 invånare (män)': lower(
    breakAt('definition', 2019, 2, 2021),
  ),
  'HSN: Nedsatt psykiskt välbefinnande': lower(),
  'RS: Nedsatt psykiskt välbefinnande (kvinnor)': lower(breakAt('discontinued', 2020, 5)),
  'RS: Nedsatt psykiskt välbefinnande (män)': lower(breakAt('discontinued', 2020, 6)),
  'RS: Andel som uppger att de har god eller mycket god hälsa (kvinnor)': newSample(3),
  'RS: Andel som uppger att de har god eller mycket god hälsa (män)': newSample(4),
  'RS: Riskkonsumtion alkohol (kvinnor)': lower(breakAt('basis', 2020, 7)),
  'RS: Riskkonsumtion alkohol (män)': lower(breakAt('basis', 2020, 8)),
  'HSN: Tobaksvanor hos gravida (rökning/snusning)': lower(),
  'RS: Andel personer som uppger att de litar på andra människor (kvinnor)': newSample(10),
  'RS: Andel personer som uppger att de litar på andra människor (män)': newSample(11),
  'RS: Andel personer som avstår från att gå ut ensam (kvinnor)': lower(breakAt('basis', 2020, 12)),
  'RS: Andel personer som avstår från att gå ut ensam (män)': lower(breakAt('basis', 2020, 13)),
  'RS: Koldioxidutsläpp i ton': lower(),
  'RS: Andel patienter <80 år med typ 2-diabetes med blodsockerrvärde HbA1c >70 mmol/mol av antal patienter som registrerats i NDR':
    lower(),
  'RUN: Utfall följer budget': { measure: 'deviation' },
  'PN: Vid årets slut skall patientnämnden uppvisa ett positivt ekonomiskt resultat': { measure: 'result', strict: true },
  'PN: Patientnämndens kostnadsutveckling i jämförelse med 2019 skall understiga 4 %': {
    measure: 'growth',
    direction: 'lowerIsBetter',
    strict: true,
  },
}

/** Remarks in the chapter text that change how a printed value is to be read. */
export const REMARKS_2020: Record<string, Text> = {
  'RS: Effekt av åtgärder för omställning mot hållbar ekonomi': text(
    'Nämnden: mätningen överskattar effekten, eftersom pandemin sänkte kostnader inom samma områden.',
    'The committee: the measurement overstates the effect, since the pandemic lowered costs in the same areas.',
  ),
}

export const UNDER_INVESTIGATION_2020: Record<string, Text> = {
  'Hälsofrämjande program': text(
    'Följs inte längre nationellt och kan därför inte följas.',
    'No longer followed nationally and so cannot be followed.',
  ),
  Medellivslängd: text(
    'Kvinnor 83,8 år, män 80,5 år; båda under rikets medelvärde.',
    'Women 83.8 years, men 80.5 years; both below the national mean.',
  ),
}

/** Short addresses of the indicators whose names do not shorten by themselves. */
export const INDICATOR_IDS: Record<string, string> = {
  'PN: Minst 75 % av tillfrågade anmälare skall ange att det har varit lätt att hitta information om Patientnämnden och dess verksamhet':
    'pn-latt-att-hitta-information',
  'PN: Minst 75 % av tillfrågade anmälare skall ange att det varit lätt att få kontakt med Patientnämnden eller dess kansli':
    'pn-latt-att-fa-kontakt',
  'PN: Minst 90 % av tillfrågade invånare skall ange att bemötandet av politiker i Patientnämnden eller personal vid nämndens förvaltning motsvarat deras förväntning':
    'pn-bemotande',
  'PN: I 80 % av ett slumpmässigt urval av inkommande patientärenden skall handläggningen ha påbörjats inom 3 arbetsdagar':
    'pn-handlaggning-inom-tre-dagar',
  'PN: I 80 % av ett slumpmässigt urval av ärenden med begäran om stödperson skall stödperson vara förordnad inom 3 arbetsdagar':
    'pn-stodperson-inom-tre-dagar',
  'PN: Vid årets slut skall patientnämnden uppvisa ett positivt ekonomiskt resultat': 'pn-positivt-resultat',
  'PN: Patientnämndens kostnadsutveckling i jämförelse med 2019 skall understiga 4 %': 'pn-kostnadsutveckling',
  'RS: Andel patienter <80 år med typ 2-diabetes med blodsockerrvärde HbA1c >70 mmol/mol av antal patienter som registrerats i NDR':
    'rs-diabetes-hba1c',
  'FHS: Antal regionanställda i riskzonen för utmattning (förebyggande) som deltar i utbildningen Kraft och Balans':
    'fhs-kraft-och-balans',
  'FHS: Antal deltagare som mår bättre genom stöd från studerandehälsan (mäts med Outcome Rating Scale)':
    'fhs-mar-battre-genom-stod',
  'RS: Antal kommuner som tillsammans med regionen lagrar elevhälsodata': 'rs-kommuner-elevhalsodata',
}
