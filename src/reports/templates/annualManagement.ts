// Förvaltningsberättelsen: the nine headings of RKR R15 in their order, in short factual words with live figures.
// The order is data; the tie-out (C90) tries the composed report against its own list of the recommendation.
import {
  choose,
  figure,
  num,
  type Sentence,
  s,
  type TemplateBlock,
  type TemplateChapter,
  type TemplateRow,
  type TemplateSection,
} from '../compose.ts'
import { type AnnualInput, ownWord } from './annualInput.ts'
import { at, fiveYearTable, oneYearTable, ratioTable } from './annualTables.ts'

/** RKR R15: headings of the management report, in order. */
export const R15_HEADINGS = [
  'Översikt över verksamhetens utveckling',
  'Den kommunala koncernen',
  'Viktiga förhållanden för resultat och ekonomisk ställning',
  'Händelser av väsentlig betydelse',
  'Styrning och uppföljning av den kommunala verksamheten',
  'God ekonomisk hushållning och ekonomisk ställning',
  'Balanskravsresultat',
  'Väsentliga personalförhållanden',
  'Förväntad utveckling',
] as const

const abs = { abs: true }

export function budgetSentence(ref: string, deviation: string): Sentence {
  return s`${figure(ref)}, ${figure(deviation, abs)} ${choose(deviation, 'bättre än', 'sämre än', 'i avvikelse mot')} budget`
}

function overview(input: AnnualInput): TemplateBlock[] {
  const y = input.year
  const net = at('income/net_operating_costs', 'region', y)
  return [
    {
      paragraph: s`Årets resultat blev ${budgetSentence(at('income/result_for_the_year', 'region', y), at('operating/total_region/deviation', 'region', y))}. Verksamhetens nettokostnader uppgick till ${figure(net, abs)} mot ${figure(at('income/net_operating_costs', 'region', y - 1), abs)} året före.`,
    },
    {
      paragraph: s`Skatteintäkter, generella statsbidrag och utjämning gav tillsammans ${figure(at('income/tax_revenue', 'region', y))} och ${figure(at('income/general_state_grants_and_equalisation', 'region', y))}. Verksamhetens resultat blev ${figure(at('income/operating_result', 'region', y))}.`,
    },
    fiveYearTable(input),
    {
      chart: {
        caption: 'Årets resultat, mkr',
        alt: s`Årets resultat ${String(y)} var ${figure(at('five-years/result_for_the_year', 'region', y))}.`,
        shape: 'columns',
        points: [4, 3, 2, 1, 0].map((back) => ({
          label: String(y - back),
          figure: `${at('five-years/result_for_the_year', 'region', y - back)}${back > 1 ? '?source=published' : ''}`,
          strong: back === 0,
          format: { decimals: 0 },
        })),
      },
    },
  ]
}

function group(input: AnnualInput): TemplateBlock[] {
  const consolidated = input.companies.filter((c) => c.consolidated)
  const row = (c: AnnualInput['companies'][number]): TemplateRow => ({
    cells: [c.name, c.share, c.consolidated ? 'Ja' : 'Nej', c.synthetic ? 'Syntetiska räkenskaper' : ''],
  })
  return [
    {
      paragraph: s`Den kommunala koncernen består av ${ownWord(input.kind, 'regionen')} och de bolag, förbund och stiftelser där ${ownWord(input.kind, 'regionen')} har ett varaktigt inflytande. ${String(consolidated.length)} företag ingår i de sammanställda räkenskaperna med ägd andel (proportionell konsolidering). Interna mellanhavanden är borttagna per motpart.`,
    },
    {
      paragraph: s`Koncernens resultat blev ${figure(at('income/result_for_the_year', 'group', input.year))}, ${ownWord(input.kind, 'regionens')} ${figure(at('income/result_for_the_year', 'region', input.year))}.`,
    },
    {
      table: {
        caption: 'Företag, förbund och stiftelser',
        columns: [
          { label: 'Namn', align: 'start', width: 4 },
          { label: 'Ägd andel, %', align: 'end', width: 1.2 },
          { label: 'Ingår', align: 'start', width: 0.8 },
          { label: 'Anmärkning', align: 'start', width: 2 },
        ],
        rows: input.companies.map(row),
        note: '.. betyder att ägarandelen inte framgår av underlaget.',
      },
    },
  ]
}

function conditions(input: AnnualInput): TemplateBlock[] {
  const y = input.year
  return [
    {
      paragraph: s`Pensionsåtagandet som ska finansieras är ${figure(at('ratios/N11', 'region', y))}, varav ${figure(at('balance/pension_provisions', 'region', y))} redovisas som avsättning och ${figure(at('balance/pension_obligations_off_balance_sheet', 'region', y))} som ansvarsförbindelse. Förvaltade medel täcker ${figure(at('ratios/N12', 'region', y), { decimals: 1 })} av åtagandet.`,
    },
    oneYearTable('Pensionsförpliktelser, mkr', 'pensions', input.pension, [y, y - 1]),
    {
      paragraph: s`Kassa och bank uppgick till ${figure(at('balance/cash_and_bank', 'region', y))} och kortfristiga placeringar till ${figure(at('balance/short_term_investments', 'region', y))}. Långfristiga skulder var ${figure(at('balance/long_term_liabilities', 'region', y))}.`,
    },
    {
      paragraph: s`Soliditeten var ${figure(at('ratios/N07', 'region', y), { decimals: 1 })}; med ansvarsförbindelsen inräknad ${figure(at('ratios/N08', 'region', y), { decimals: 1 })}.`,
    },
  ]
}

function events(input: AnnualInput): TemplateBlock[] {
  const y = input.year
  const change = (path: string) => s`${figure(at(path, 'region', y), abs)} (${figure(at(path, 'region', y - 1), abs)} året före)`
  return [
    {
      paragraph: s`Verksamhetens intäkter blev ${change('income/operating_income')}. Erhållna bidrag stod för ${change('notes/income.1.grants_received')} och försäljning av hälso- och sjukvård för ${change('notes/income.1.sales_health_care')}.`,
    },
    {
      paragraph: s`Verksamhetens kostnader blev ${change('income/operating_costs')}. Löner kostade ${change('notes/income.2.salaries')}, läkemedel och medicinskt material ${change('notes/income.2.drugs_medical_supplies')} och inhyrd personal ${change('notes/income.2.hired_staff')}.`,
    },
    {
      paragraph: s`Finansiella intäkter blev ${change('income/financial_income')} och finansiella kostnader ${change('income/financial_costs')}. Orealiserade förluster på placeringar uppgick till ${figure(at('notes/income.10.unrealised_losses', 'region', y), abs)}.`,
    },
  ]
}

function steering(input: AnnualInput): TemplateBlock[] {
  return [
    { paragraph: s`Vision: ${input.vision}.` },
    {
      paragraph: s`Fullmäktige beslutar vision, mål, uppdrag och budget. Nämnderna bryter ned målen i indikatorer och verksamheten arbetar mot dem. Uppföljningen går åt andra hållet: utfall per indikator, bedömning per nämnd och samlad bedömning per mål. Varje steg har ett redovisat skäl.`,
    },
    {
      paragraph: s`Siffrorna i rapporten är beräknade ur bokföringen eller hämtade ur en registrerad källa. Avstämningsregler prövar att samma uppgift är lika överallt; de avvikelser som finns i den publicerade redovisningen förtecknas i en bilaga.`,
    },
    { list: input.committees.map((c) => s`${c.name} (${c.code})`) },
  ]
}

function soundManagement(input: AnnualInput): TemplateBlock[] {
  const met = input.goals.filter((g) => g.assessment === 'met').length
  const y = input.year
  return [
    {
      paragraph: s`Kommunallagen kräver att mål för god ekonomisk hushållning utvärderas. ${String(met)} av ${String(input.goals.length)} mål bedöms som helt uppfyllda; måluppföljningen redovisas per mål i ett eget kapitel.`,
    },
    {
      paragraph: s`Verksamhetens resultat motsvarade ${figure(at('ratios/N05', 'region', y), { decimals: 1 })} av skatter och generella statsbidrag. Nettokostnaderna förändrades med ${figure(at('ratios/N01', 'region', y), { decimals: 1 })}. Låneskulden motsvarade ${figure(at('ratios/N10', 'region', y), { decimals: 1 })} av skatter och bidrag.`,
    },
    ratioTable(input),
  ]
}

function balanceRequirement(input: AnnualInput): TemplateBlock[] {
  const y = input.year
  const br = (id: string) => at(`balance-requirement/${id}`, 'region', y)
  return [
    {
      paragraph: s`Årets resultat enligt resultaträkningen är ${figure(br('result_for_the_year'))}. Realisationsvinster räknas bort med ${figure(br('reduction_capital_gains'), abs)} och orealiserade vinster och förluster i värdepapper med ${figure(br('unrealised_gains_losses_securities'), abs)}; tidigare bokförda värdeförändringar återförs med ${figure(br('reversal_unrealised_gains_losses_securities'))}. Balanskravsresultatet blir ${figure(br('balance_requirement_result'))}.`,
    },
    oneYearTable('Balanskravsutredning, mkr', 'balance-requirement', input.balanceRequirement, [y]),
    {
      chart: {
        caption: 'Balanskravsresultat, mkr',
        alt: s`Balanskravsresultatet ${String(y)} var ${figure(br('balance_requirement_result'))}.`,
        shape: 'columns',
        points: [4, 3, 2, 1, 0].map((back) => ({
          label: String(y - back),
          figure: `${at('five-years/balance_requirement_result', 'region', y - back)}${back > 0 ? '?source=published' : ''}`,
          strong: back === 0,
          format: { decimals: 0 },
        })),
      },
    },
  ]
}

function personnel(input: AnnualInput): TemplateBlock[] {
  if (input.personnel.length === 0) return [{ paragraph: s`Uppgifter om personal saknas i underlaget.` }]
  return [
    { paragraph: s`Uppgifterna om personal kommer ur den publicerade redovisningen och är inte beräknade ur bokföringen.` },
    {
      table: {
        caption: 'Personal',
        columns: [
          { label: 'Uppgift', align: 'start' },
          { label: String(input.year), align: 'end' },
        ],
        rows: input.personnel.map((p): TemplateRow => ({ cells: [p.label, num(p.ref, { decimals: p.decimals })] })),
      },
    },
  ]
}

function outlook(input: AnnualInput): TemplateBlock[] {
  const y = input.year
  return [
    {
      paragraph: s`Ett underskott enligt balanskravet ska återställas inom tre år. Vid årets slut var egna kapitalet ${figure(at('balance/total_equity', 'region', y))}, att jämföra med ett pensionsåtagande på ${figure(at('ratios/N11', 'region', y))}. Investeringarna var ${figure(at('investments/Summa/outcome', 'region', y))} och ökar kommande års avskrivningar.`,
    },
  ]
}

export function managementChapter(input: AnnualInput): TemplateChapter {
  const bodies = [overview, group, conditions, events, steering, soundManagement, balanceRequirement, personnel, outlook]
  const y = input.year
  return {
    title: 'Förvaltningsberättelse',
    standfirst: s`${ownWord(input.kind, 'Regionens')} resultat blev ${figure(at('income/result_for_the_year', 'region', y))} och balanskravsresultatet ${figure(at('balance-requirement/balance_requirement_result', 'region', y))}.`,
    sections: R15_HEADINGS.map((title, i): TemplateSection => ({ title, blocks: bodies[i]!(input) })),
  }
}
