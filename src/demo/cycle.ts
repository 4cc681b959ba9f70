// The demo region's annual cycle as printed in its planning conditions, with the Swedish of what was extracted in English.
// Refuses: a date that is not printed; seasons and habits keep their words.
import { text } from '../kernel/text.ts'
import { type CycleStep, readWhen } from '../process/model.ts'
import { saveCycle } from '../process/store.ts'
import type { Tx } from '../storage/database.ts'
import { type CsvRow, readCsv } from './publishedCsv.ts'

interface Swedish {
  title: string
  what: string
  who: string
  /** Only where the printed date has words. */
  words?: string
}

const sv = (title: string, what: string, who: string, words?: string): Swedish => ({
  title,
  what,
  who,
  ...(words ? { words } : {}),
})

/** By the step's number in the file. */
const SWEDISH: Record<string, Swedish> = {
  1: sv('Beslut om ny planerings- och budgetprocess', 'Planering, budget och investeringar i samma process', 'Regionstyrelsen', 'hösten 2020'),
  2: sv('Inför Stratsys', 'Nytt gemensamt system för planering och uppföljning; målen bryts ned i det från 2022', 'Regionen', '2021 (nedbrytning av mål från 2022)'),
  3: sv('Utvärdering av processen', 'Utvärdering med politiker och ledande tjänstepersoner; med verksamheterna under vintern', 'Politiker, ledning, verksamheter', 'hösten 2021; vintern 2021/22'),
  4: sv('Ta fram planeringsförutsättningar', 'Första steget: ta fram och bereda planeringsförutsättningarna', 'Regiondirektör, tjänstepersoner'),
  5: sv('Intern beredning med politiker', 'Planeringsförutsättningarna visas en gång för den politiska majoriteten innan styrelsen beslutar', 'Politisk majoritet, regiondirektör'),
  6: sv('Dialog i central ledningsgrupp', 'Löpande möten för information, inflytande och facklig samverkan', 'Central ledningsgrupp', 'under processen'),
  7: sv('Planeringsförutsättningarna klara för utskick', 'Klara att skickas till politiskt beslut', 'Regionstyrelsen'),
  8: sv('Uppstart', 'Informations- och uppstartsmöte; planeringsförutsättningar, mallar och tidplan presenteras', 'Nämnder och förvaltningar'),
  9: sv('Nämndernas planering får börja', 'Nämnderna kan börja med sina verksamhetsplaner när förutsättningarna har skickats', 'Nämnder och styrelser', 'februari 2022'),
  10: sv('Styrelsens beslut om planeringsförutsättningar', 'Regionstyrelsen beslutar; rättelser meddelas direkt efter mötet', 'Regionstyrelsen'),
  11: sv('Tillägg till investeringsplanen bereds', 'Föreslagna tillägg till investeringsplanen bereds vidare', 'Tjänstepersoner', 'kvartal 1 2022'),
  12: sv('Nämndernas återrapportering', 'Återrapport i fastställd mall till regionstyrelsen', 'Nämnder'),
  13: sv('Styrdialoger', 'Hålls när nämnderna har behandlat sin återrapport', 'Nämnder, regionstyrelsen', 'efter 2022-04-14'),
  14: sv('Bereda regionplan', 'Beredningsmöten med företrädare för majoriteten', 'Majoritetspolitiker, regiondirektör'),
  15: sv('Rapport om investeringsplan och ram', 'Återrapporteras före beslut om plan och ram', 'Regionfullmäktige', 'kvartal 2 2022'),
  16: sv('Beslut om regionplan med budget och ekonomisk plan', 'Budget för nästa år och plan för de tre åren därefter', 'Regionfullmäktige', 'juni varje år'),
  17: sv('Nämndplaner', 'Nämnderna beslutar verksamhetsplan och fördelar ramen', 'Nämnder med förvaltningsledning', 'hösten'),
  18: sv('Basenheternas verksamhetsplaner och detaljbudget', 'Cheferna får uppdraget av direktörerna; ramen fördelas till enhet och kostnadsställe', 'Verksamhetschefer, controllers, HR-partner', 'varje år, efter nämndplanen'),
  19: sv('Åtgärdsplan vid underskott', 'Upprättas när en enhet visar underskott eller får minskad budget; följs året efter', 'Basenheter', 'vid behov'),
  20: sv('Månadsuppföljning', 'Uppföljning av mål och budget', 'Nämnder och verksamheter', 'varje månad'),
  21: sv('Delårsrapport 1', 'Uppföljning', 'Nämnder och verksamheter', '30 april'),
  22: sv('Delårsrapport 2', 'Uppföljning', 'Nämnder och verksamheter', '31 augusti'),
  23: sv('Helårsuppföljning', 'Uppföljning, årsredovisning', 'Nämnder och verksamheter', 'helår (december)'),
} // biome-ignore format: a step a line

export function demoCycle(rows: readonly CsvRow[] = readCsv('plan_2022_2026/process_calendar.csv')): CycleStep[] {
  return rows.map((row) => {
    const { step_no = '', step = '', what = '', who_takes_part: who = '', date = '', source_section: section = '' } = row
    const swedish = SWEDISH[step_no]
    if (!swedish) throw new Error(`step ${step_no} of the cycle has no Swedish`)
    return {
      no: Number(step_no),
      title: text(swedish.title, step),
      what: text(swedish.what, what),
      who: text(swedish.who, who),
      words: text(swedish.words ?? date, date),
      when: readWhen(date),
      source: `Planeringsförutsättningar, avsnitt ${section.replace('process figure', 'processbilden')}`,
    }
  })
}

export const seedCycle = (tx: Tx, at = '2022-02-08T07:00:00.000Z'): Promise<void> => saveCycle(tx, demoCycle(), at)
