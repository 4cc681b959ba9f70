// The interim report: April the authority's own, six to eight months laid out by LKBR 13 ch. and RKR R17. Our own words.
// Chooses which parts there is ground for; what there is none for is said, never filled in.
import { inWordsOf } from '../../kernel/authorityWords.ts'
import { text } from '../../kernel/text.ts'
import { figure, s, type Template, type TemplateBlock, type TemplateChapter, type TemplateSection } from '../compose.ts'
import { at } from './annualTables.ts'
import {
  balanceRequirementBlocks,
  type FromBooks,
  hasForecast,
  investmentsChapter,
  NO_FORECAST,
  operatingChapter,
  positionBlocks,
  resultBlocks,
  statementsChapter,
} from './interimBooks.ts'
import { goalsChapter, goalTally } from './interimGoals.ts'
import { type InterimInput, isStatutory, periodKey, periodWords } from './interimInput.ts'
import {
  type FromPrint,
  publishedAppendix,
  publishedInvestments,
  publishedOperating,
  publishedOutlook,
  publishedPosition,
  publishedRequirement,
  publishedResult,
  publishedSentence,
} from './interimPublished.ts'

/** Headings of the simplified management report, in order (RKR R17). */
export const R17_HEADINGS = [
  'Händelser av väsentlig betydelse',
  'Resultat',
  'Ekonomisk ställning',
  'God ekonomisk hushållning och måluppfyllelse',
  'Balanskravsresultat',
  'Förväntad utveckling',
] as const

const booksOf = (input: InterimInput): FromBooks | undefined =>
  input.money.kind === 'books' ? { ...input, money: input.money } : undefined
const printOf = (input: InterimInput): FromPrint | undefined =>
  input.money.kind === 'published' ? { ...input, money: input.money } : undefined
const noMoney = (input: InterimInput): TemplateBlock[] =>
  input.money.kind === 'missing' ? [{ paragraph: s`${input.money.reason}` }] : []

/** A word of a region in the authority's own kind: `regionens`, `kommunens`. */
const words = ({ kind }: InterimInput, word: string): string => inWordsOf(kind, text(word, word)).sv

/** What kind of report this is, said first. */
function standing(input: InterimInput): string {
  if (input.committee)
    return `Rapporten är nämndens egen uppföljning till styrelsen. Bedömningar och värden är desamma som i den samlade rapporten.`
  return isStatutory(input)
    ? 'Rapporten är den delårsrapport som lagen kräver (LKBR 13 kap.) och följer RKR R17. Den lämnas till fullmäktige och revisorerna inom två månader efter periodens slut.'
    : `Rapporten är ${words(input, 'regionens')} egen uppföljning. Den är inte den delårsrapport som lagen kräver: den rapporten omfattar minst halva och högst två tredjedelar av året (LKBR 13 kap. 1 §).`
}

function inBrief(input: InterimInput): TemplateChapter {
  const books = booksOf(input)
  const print = printOf(input)
  const money = books
    ? s`Resultatet för ${periodWords(input)} är ${figure(at('income/result_for_the_year', 'region', periodKey(input)))}.`
    : print
      ? publishedSentence(print)
      : s`${input.money.kind === 'missing' ? input.money.reason : ''}`
  return {
    title: 'Perioden i korthet',
    standfirst: input.committee ? s`${goalTally(input)}` : money,
    blocks: [{ paragraph: s`${standing(input)}` }, ...(input.committee ? [] : [{ paragraph: s`${goalTally(input)}` }])],
  }
}

function outlook(input: InterimInput): TemplateBlock[] {
  const print = printOf(input)
  if (print) return publishedOutlook(print)
  if (input.money.kind !== 'books') return noMoney(input)
  const { forecast } = input.money
  if (!hasForecast(input.money)) return [{ paragraph: s`${NO_FORECAST} Hur året väntas sluta kan därför inte anges.` }]
  return forecast.total_region === undefined
    ? [{ paragraph: s`Prognoser finns för delar av verksamheten; någon prognos för årets resultat är inte registrerad.` }]
    : [{ paragraph: s`Årets resultat väntas bli ${figure(forecast.total_region)}.` }]
}

/** Each heading with what there is to say under it; one without anything recorded is left out only where the law allows. */
function managementChapter(input: InterimInput): TemplateChapter {
  const books = booksOf(input)
  const print = printOf(input)
  const either = (fromBooks: (i: FromBooks) => TemplateBlock[], fromPrint: (i: FromPrint) => TemplateBlock[]): TemplateBlock[] =>
    books ? fromBooks(books) : print ? fromPrint(print) : noMoney(input)
  const bodies: Record<(typeof R17_HEADINGS)[number], TemplateBlock[]> = {
    'Händelser av väsentlig betydelse': input.events.length ? [{ list: input.events.map((event) => s`${event}`) }] : [],
    Resultat: either(resultBlocks, publishedResult),
    'Ekonomisk ställning': either(positionBlocks, publishedPosition),
    'God ekonomisk hushållning och måluppfyllelse': [
      { paragraph: s`${goalTally(input)} Bedömningen av varje mål står i kapitlet Måluppföljning.` },
    ],
    Balanskravsresultat: either(balanceRequirementBlocks, publishedRequirement),
    'Förväntad utveckling': outlook(input),
  }
  return {
    title: 'Förvaltningsberättelse',
    standfirst: s`Förenklad förvaltningsberättelse för ${periodWords(input)}.`,
    sections: R17_HEADINGS.filter((title) => bodies[title].length > 0).map(
      (title): TemplateSection => ({ title, blocks: bodies[title] }),
    ),
  }
}

function principles(input: InterimInput): TemplateChapter {
  const books: TemplateBlock[] = [
    {
      paragraph: s`Rapporten följer samma redovisningsprinciper som den senaste årsredovisningen. Belopp räknas i ören och avrundas en gång, när de skrivs ut.`,
    },
    {
      paragraph: s`Verksamheten varierar över året: semestrar, helger och vårdens efterfrågan gör att en del av året inte är en lika stor del av årets kostnader. Poster som bara bokförs i årsbokslutet, till exempel årets förändring av semesterlöneskuld, ingår bara om de är bokförda under perioden.`,
    },
    {
      paragraph: s`Rapporten avser den egna organisationen. Sammanställda räkenskaper upprättas för helår.`,
    },
  ]
  const print: TemplateBlock[] = [
    {
      paragraph: s`Bokföring för perioden är inte inläst. Siffrorna om ekonomi är publicerade uppgifter: de återges som de är tryckta och är inte beräknade ur bokföringen.`,
    },
  ]
  return {
    title: 'Redovisningsprinciper',
    standfirst: s`Så här är siffrorna framtagna.`,
    blocks: input.money.kind === 'books' ? books : input.money.kind === 'published' ? print : noMoney(input),
  }
}

function proposals(input: InterimInput): string[] {
  if (input.decision.proposal?.length) return input.decision.proposal
  const report = `delårsrapporten för ${periodWords(input)}`
  if (input.committee) return [`Nämnden godkänner ${report} och överlämnar den till styrelsen.`]
  return isStatutory(input)
    ? [
        `Styrelsen överlämnar ${report} till fullmäktige och revisorerna.`,
        `Styrelsen föreslår att fullmäktige godkänner ${report}.`,
      ]
    : [`Styrelsen godkänner ${report}.`, `Styrelsen föreslår att fullmäktige lägger ${report} till handlingarna.`]
}

/** Case number, date, proposal and lines to sign; the state of the audit log ties the signatures to what the report was made of. */
function decisionChapter(input: InterimInput): TemplateChapter {
  const { caseNumber, date, signatures, auditHead, signed } = input.decision
  return {
    title: 'Beslut',
    standfirst: s`Ärendenummer: ${caseNumber ?? 'saknas, ärendet är inte registrerat'}. Beslutsdatum: ${date ?? 'saknas, beslut är inte fattat'}.`,
    sections: [
      { title: 'Förslag till beslut', blocks: [{ list: proposals(input).map((text) => s`${text}`) }] },
      {
        title: 'Underskrifter',
        blocks: [
          {
            table: {
              caption: 'Underskrifter',
              columns: [
                { label: 'Funktion', align: 'start', width: 2 },
                { label: 'Datum', align: 'start', width: 1 },
                { label: 'Underskrift', align: 'start', width: 3 },
              ],
              rows: signatures.map((who) => ({ cells: [who, '', ''] })),
            },
          },
          ...(signed ? [{ paragraph: s`Undertecknad i Roder av ${signed.by} den ${signed.at}.` }] : []),
          {
            paragraph: auditHead
              ? s`Kontrollsumma för loggen över ändringar när rapporten togs fram: ${`${auditHead.entryNo}:${auditHead.hash}`}. Med den går det att pröva att loggen inte har ändrats i efterhand.`
              : s`Rapporten är inte knuten till loggen över ändringar; den ska inte undertecknas i detta skick.`,
          },
        ],
      },
    ],
  }
}

function moneyChapters(input: InterimInput): TemplateChapter[] {
  const books = booksOf(input)
  if (books) {
    return input.committee
      ? [operatingChapter(books)]
      : [statementsChapter(books), operatingChapter(books), investmentsChapter(books)]
  }
  const print = printOf(input)
  if (!print) return []
  return input.committee ? [publishedOperating(print)] : [publishedOperating(print), publishedInvestments(print)]
}

export function interimTemplate(input: InterimInput): Template {
  const print = printOf(input)
  const name = `Delårsrapport ${periodWords(input)}`
  return {
    lang: 'sv',
    title: input.committee ? `${name}, ${input.committee.name}` : name,
    subtitle: input.committee
      ? 'Nämndens egen uppföljning'
      : isStatutory(input)
        ? 'Delårsrapport enligt lagen om kommunal bokföring och redovisning'
        : 'Egen uppföljning, inte den lagstadgade delårsrapporten',
    authority: input.authority,
    year: input.year,
    period: periodKey(input),
    ...(input.committee ? { committee: input.committee.code } : {}),
    synthetic: input.synthetic,
    date: input.date,
    source: input.money.kind === 'published' ? 'published' : 'books',
    chapters: [
      inBrief(input),
      ...(input.committee ? [] : [managementChapter(input)]),
      ...moneyChapters(input),
      goalsChapter(input),
      principles(input),
      decisionChapter(input),
      ...(print ? publishedAppendix(print) : []),
    ],
  }
}
