// The annual report: chapters in order. Our own words, short and factual; every number is a figure reference.
import { choose, figure, s, type Template, type TemplateChapter, type TemplateRow } from '../compose.ts'
import { goalsChapter, indicatorAppendix } from './annualGoals.ts'
import { type AnnualInput, ownWord } from './annualInput.ts'
import { budgetSentence, managementChapter } from './annualManagement.ts'
import { at, investmentTable, noteTable, operatingTable, statementTable } from './annualTables.ts'

function yearInBrief(input: AnnualInput): TemplateChapter {
  const y = input.year
  const net = at('operating/net_operating_costs/deviation', 'region', y)
  const committee = input.committees.map((c) => ({ ...c, deviation: at(`operating/${c.row}/deviation`, 'region', y) }))
  return {
    title: 'Året i korthet',
    standfirst: s`Årets resultat blev ${budgetSentence(at('income/result_for_the_year', 'region', y), at('operating/total_region/deviation', 'region', y))}.`,
    blocks: [
      {
        paragraph: s`Nämndernas nettokostnader blev ${figure(net, { abs: true })} ${choose(net, 'lägre än', 'högre än', 'i avvikelse mot')} budget. Skatteintäkterna avvek med ${figure(at('operating/tax_revenue/deviation', 'region', y), { sign: true })} och generella statsbidrag och utjämning med ${figure(at('operating/general_state_grants_and_equalisation/deviation', 'region', y), { sign: true })}. Finansnettot avvek med ${figure(at('operating/net_financial_items/deviation', 'region', y), { sign: true })}.`,
      },
      {
        chart: {
          caption: 'Avvikelse mot budget per nämnd, mkr',
          alt: s`Nämndernas samlade avvikelse mot budget var ${figure(net, { sign: true })}.`,
          shape: 'deviation',
          points: committee.map((c) => ({ label: c.name, figure: c.deviation, format: { decimals: 0, sign: true } })),
        },
      },
      {
        list: [
          s`Balanskravsresultat: ${figure(at('balance-requirement/balance_requirement_result', 'region', y))}`,
          s`Nettokostnadsutveckling: ${figure(at('ratios/N01', 'region', y), { decimals: 1 })}`,
          s`Soliditet: ${figure(at('ratios/N07', 'region', y), { decimals: 1 })}`,
          s`Investeringar: ${figure(at('investments/Summa/outcome', 'region', y))}`,
        ],
      },
    ],
  }
}

function statements(input: AnnualInput): TemplateChapter {
  const y = input.year
  return {
    title: 'Räkenskaper',
    standfirst: s`${ownWord(input.kind, 'Regionens')} tillgångar uppgick till ${figure(at('balance/total_assets', 'region', y))} och det egna kapitalet till ${figure(at('balance/total_equity', 'region', y))}.`,
    sections: [
      { title: 'Resultaträkning', blocks: [statementTable('Resultaträkning', 'income', input.income, input)] },
      { title: 'Balansräkning', blocks: [statementTable('Balansräkning', 'balance', input.balance, input)] },
      { title: 'Kassaflödesanalys', blocks: [statementTable('Kassaflödesanalys', 'cash-flow', input.cashFlow, input)] },
    ],
  }
}

function notes(input: AnnualInput): TemplateChapter {
  const heading: Record<string, string> = {
    income: 'Noter till resultaträkningen',
    cash_flow: 'Noter till kassaflödesanalysen',
    balance: 'Noter till balansräkningen',
  }
  return {
    title: 'Noter',
    standfirst: s`Noterna specificerar räkenskapernas poster. Rader som börjar med streck ingår i raden ovanför.`,
    sections: [
      {
        title: 'Redovisningsprinciper',
        blocks: [
          {
            paragraph: s`Räkenskaperna är uppställda enligt lagen (2018:597) om kommunal bokföring och redovisning. Pensioner redovisas enligt blandmodellen: pensioner intjänade före 1998 redovisas som ansvarsförbindelse, senare intjänade som avsättning. Placeringar som innehas för avkastning värderas till verkligt värde.`,
          },
          {
            paragraph: s`De sammanställda räkenskaperna är upprättade med proportionell konsolidering. Belopp räknas i ören och avrundas en gång, när de skrivs ut.`,
          },
        ],
      },
      ...Object.entries(heading).map(([statement, title]) => ({
        title,
        blocks: input.notes.filter((note) => note.statement === statement).map((note) => noteTable(note, input)),
      })),
    ],
  }
}

function operating(input: AnnualInput): TemplateChapter {
  const y = input.year
  const net = at('operating/net_operating_costs/deviation', 'region', y)
  return {
    title: 'Driftredovisning',
    standfirst: s`Nämndernas nettokostnader blev ${figure(at('operating/net_operating_costs/outcome', 'region', y), { abs: true })}, ${figure(net, { abs: true })} ${choose(net, 'lägre än', 'högre än', 'i avvikelse mot')} budget.`,
    blocks: [
      operatingTable(input),
      {
        list: input.committees.map((c) => {
          const deviation = at(`operating/${c.row}/deviation`, 'region', y)
          return s`${c.name}: nettokostnad ${figure(at(`operating/${c.row}/outcome`, 'region', y), { abs: true })}, ${figure(deviation, { abs: true })} ${choose(deviation, 'lägre än', 'högre än', 'i avvikelse mot')} budget.`
        }),
      },
      {
        paragraph: s`Interna poster, kapitalkostnader och personalomkostnadspålägg bokförs med motpart och tar ut varandra på regionnivå.`,
      },
    ],
  }
}

function investments(input: AnnualInput): TemplateChapter {
  const y = input.year
  return {
    title: 'Investeringsredovisning',
    standfirst: s`Investeringarna uppgick till ${figure(at('investments/Summa/outcome', 'region', y))}; budgeten var ${figure(at('investments/Summa/budget', 'region', y))}.`,
    blocks: [investmentTable(input)],
  }
}

function contradictions(input: AnnualInput): TemplateChapter {
  return {
    title: 'Bilaga: avstämning av den publicerade redovisningen',
    standfirst: s`Regler prövar att samma uppgift är lika överallt. Här står de uppgifter i den publicerade redovisningen som inte gör det.`,
    blocks: [
      {
        table: {
          caption: 'Avvikelser i den publicerade redovisningen',
          columns: [
            { label: 'Regel', align: 'start', width: 0.8 },
            { label: 'Uppgift', align: 'start', width: 3 },
            { label: 'Uppgift', align: 'end', width: 1 },
            { label: 'Jämförs med', align: 'end', width: 1.2 },
            { label: 'Kommentar', align: 'start', width: 4 },
          ],
          rows: input.contradictions.map((c): TemplateRow => ({ cells: [c.rule, c.title, c.left, c.right, c.message] })),
        },
      },
    ],
  }
}

export function annualTemplate(input: AnnualInput, source: 'books' | 'published'): Template {
  return {
    lang: 'sv',
    title: `Årsredovisning ${input.year}`,
    subtitle: 'Räkenskaper, mål och uppföljning',
    authority: input.authority,
    year: input.year,
    synthetic: input.synthetic,
    date: input.date,
    source,
    chapters: [
      yearInBrief(input),
      managementChapter(input),
      statements(input),
      notes(input),
      operating(input),
      investments(input),
      goalsChapter(input),
      indicatorAppendix(input),
      ...(input.contradictions.length ? [contradictions(input)] : []),
    ],
  }
}
