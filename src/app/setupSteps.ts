// The steps of setting up, each with what is there or what is missing, read out of the world.
// Refuses: a step that is done without anything to show for it.
import { type Text, text } from '../kernel/text.ts'
import { ACCOUNTS_PATH } from '../ledger/pages/accounts.tsx'
import type { AuthoritySettings } from '../organisation/model.ts'
import { AUTHORITY_PATH } from '../organisation/pages/authorityPage.tsx'
import { ORGANISATION_IMPORT_PATH } from '../organisation/pages/organisationImport.tsx'
import type { SetupStep } from '../overview/pages/setupGuide.tsx'
import { link, PATHS } from '../web/links.ts'
import type { World } from './worldShape.ts'

export interface Standing {
  world: World
  settings: AuthoritySettings
  /** Goals decided in the latest plan. */
  goals: number
  /** Accounts of the books that are on no line. */
  unknown: readonly { account: string }[]
  /** The year of today, which a plan is read in for unless another is said. */
  year: number
}

const authorityStep = ({ world, settings }: Standing): SetupStep => ({
  id: 'myndighet',
  title: text('Myndigheten', 'The authority'),
  done: settings.version > 0,
  says:
    settings.version > 0
      ? text(
          `${world.authority.name}, ${settings.assembly} och ${settings.board}.`,
          `${world.authority.name}, ${settings.assembly} and ${settings.board}.`,
        )
      : text(
          'Säg vad myndigheten heter och om den är en region eller en kommun.',
          'Say what the authority is called and whether it is a region or a municipality.',
        ),
  act: { label: text('Fyll i uppgifterna', 'Fill in the details'), href: AUTHORITY_PATH },
})

function organisationStep({ world }: Standing): SetupStep {
  const { units, statements } = world
  const committees = statements.committees.length
  return {
    id: 'organisation',
    title: text('Organisationen', 'The organisation'),
    done: units.length > 0,
    says:
      units.length > 0
        ? text(
            `${units.length} enheter, varav ${committees} med egen rad i driftredovisningen.`,
            `${units.length} units, of which ${committees} have a row of their own in the operating account.`,
          )
        : text(
            'Inga enheter ännu. Läs in en fil med nämnder, förvaltningar, enheter och kostnadsställen.',
            'No units yet. Read in a file of committees, administrations, units and cost centres.',
          ),
    act: { label: text('Läs in organisationen', 'Read in the organisation'), href: ORGANISATION_IMPORT_PATH },
  }
}

const booksStep = ({ world: { years } }: Standing): SetupStep => ({
  id: 'bokforing',
  title: text('Bokföringen', 'The books'),
  done: years.length > 0,
  says:
    years.length > 0
      ? text(`Böckerna för ${years.join(', ')} är inlästa.`, `The books of ${years.join(', ')} have been read in.`)
      : text(
          'Inga böcker ännu. Läs in ekonomisystemets SIE-fil för varje år, äldst först. Det gör en controller.',
          'No books yet. Read in the SIE file of each year, oldest first. A controller does that.',
        ),
  act: { label: text('Läs in bokföring', 'Import books'), href: PATHS.imports },
})

function accountWords({ world: { years }, unknown }: Standing): Text {
  if (years.length === 0)
    return text(
      'Väntar på böcker. Egna konton kan mappas redan nu.',
      'Waiting for books. Accounts of your own can be mapped already.',
    )
  if (unknown.length === 0)
    return text(
      'Alla konton i böckerna står på en rad i räkenskaperna.',
      'Every account of the books is on a line of the statements.',
    )
  const some = `${unknown
    .slice(0, 6)
    .map((one) => one.account)
    .join(', ')}${unknown.length > 6 ? ' …' : ''}`
  return text(
    `${unknown.length} ${unknown.length === 1 ? 'konto' : 'konton'} står inte på någon rad: ${some}.`,
    `${unknown.length} ${unknown.length === 1 ? 'account is' : 'accounts are'} on no line: ${some}.`,
  )
}

const accountStep = (standing: Standing): SetupStep => ({
  id: 'konton',
  title: text('Konton och rader', 'Accounts and lines'),
  done: standing.world.years.length > 0 && standing.unknown.length === 0,
  says: accountWords(standing),
  act: { label: text('Mappa konton', 'Map accounts'), href: ACCOUNTS_PATH },
})

const goalStep = ({ goals, year }: Standing): SetupStep => ({
  id: 'mal',
  title: text('Målen', 'The goals'),
  done: goals > 0,
  says:
    goals > 0
      ? text(`${goals} mål är antagna.`, `${goals} ${goals === 1 ? 'goal has' : 'goals have'} been adopted.`)
      : text(
          'Inga antagna mål ännu. Läs in mål, delmål och indikatorer från en fil, granska och anta.',
          'No adopted goals yet. Read goals, sub-goals and indicators from a file, look through and adopt.',
        ),
  act: { label: text('Läs in mål', 'Read in goals'), href: link(`${PATHS.plan}/las-in`, { year }) },
  more: { label: text('Se planen', 'See the plan'), href: PATHS.plan },
})

export const setupSteps = (standing: Standing): SetupStep[] => [
  authorityStep(standing),
  organisationStep(standing),
  booksStep(standing),
  accountStep(standing),
  goalStep(standing),
]
