// From a posted form to a branch, a proposal, lever settings or a closing, or every finding at once with the field it stands in.
// Refuses: half of any of them, and amounts whose unit would have to be guessed.
import { type BalanceException, FUNDING_KINDS, type Funding } from '../../budget/model.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { ore } from '../../kernel/money.ts'
import { isDate } from '../../kernel/month.ts'
import { failed, ok, type Result } from '../../kernel/result.ts'
import { type Text, text } from '../../kernel/text.ts'
import { readAmount } from '../../ledger/model.ts'
import type { PlanStructure } from '../input.ts'
import type { Sheet } from '../sheetShape.ts'
import type { ProposalText } from './branch.ts'
import { leverField, readSetting, writeSetting } from './leverFields.ts'
import { type Lever, leversOf, type Settings } from './levers.ts'
import { amendmentChanges } from './meeting/amendment.ts'
import type { Closing } from './meeting/decide.ts'

/** The fields as typed, trimmed. */
export interface Fields {
  text(name: string): string
}

const LONGEST = { name: 120, text: 4000, short: 80 }

const wrong = (cell: string, said: Text): Finding => finding(`plan/${cell}`, 'error', said, { cell })

function required(found: Finding[], fields: Fields, cell: string, sv: string, en: string, longest: number): string {
  const value = fields.text(cell)
  if (value === '') found.push(wrong(cell, text(`${sv} saknas. Skriv i fältet.`, `${en} is missing. Write it in the field.`)))
  return bounded(found, cell, value, sv, en, longest)
}

function bounded(found: Finding[], cell: string, value: string, sv: string, en: string, longest: number): string {
  if (value.length > longest)
    found.push(
      wrong(
        cell,
        text(
          `${sv} är ${value.length} tecken. Korta till högst ${longest}.`,
          `${en} has ${value.length} characters. Cut to at most ${longest}.`,
        ),
      ),
    )
  return value
}

export interface NewBranch {
  kind: 'scenario' | 'partyBudget'
  name: string
  partyGroup?: string
  base?: string
}

/** `groups` are those the actor stands in, `bases` the branches the actor may read. */
export function readNewBranch(fields: Fields, groups: readonly string[], bases: readonly string[]): Result<NewBranch> {
  const found: Finding[] = []
  const name = required(found, fields, 'namn', 'Namnet', 'The name', LONGEST.name)
  const group = fields.text('grupp')
  if (group !== '' && !groups.includes(group))
    found.push(wrong('grupp', text('Du står inte i den gruppen. Välj en annan.', 'You are not in that group. Choose another.')))
  const base = fields.text('bas')
  if (base !== '' && !bases.includes(base))
    found.push(wrong('bas', text('Välj något som finns i listan.', 'Choose something from the list.')))
  if (found.length > 0) return failed(found)
  const kind = group === '' ? ('scenario' as const) : ('partyBudget' as const)
  return ok({ kind, name, ...(group === '' ? {} : { partyGroup: group }), ...(base === '' ? {} : { base }) })
}

/** Undefined when nothing is chosen. A note goes with the kind. */
export function readFunding(found: Finding[], fields: Fields): Funding | undefined {
  const kind = FUNDING_KINDS.find((one) => one === fields.text('finansiering'))
  const note = bounded(found, 'finansieringText', fields.text('finansieringText'), 'Texten', 'The text', LONGEST.text)
  if (!kind && note === '') return undefined
  if (!kind || note === '') {
    found.push(
      wrong(
        kind ? 'finansieringText' : 'finansiering',
        text('Välj finansiering och skriv hur det betalas.', 'Choose the funding and say how it is paid for.'),
      ),
    )
    return undefined
  }
  return { kind, note }
}

/** A proposal as typed; without a row chosen the changes of `kept` stay. */
export function readProposal(fields: Fields, sheet: Sheet, kept?: ProposalText): Result<ProposalText> {
  const found: Finding[] = []
  const title = required(found, fields, 'titel', 'Rubriken', 'The title', LONGEST.name)
  const said = bounded(found, 'text', fields.text('text'), 'Motiveringen', 'The text', LONGEST.text)
  const funding = readFunding(found, fields)
  const [unit = '', activity] = fields.text('rad').split('/')
  if (unit === '' && kept) {
    const { funding: _, ...rest } = kept
    return found.length > 0 ? failed(found) : ok({ ...rest, title, text: said, ...(funding ? { funding } : {}) })
  }
  const year = Number(fields.text('ar'))
  const amount = readAmount(fields.text('belopp'), 'mkr')
  if (!amount.ok) found.push(wrong('belopp', amount.why))
  else if (amount.ore === undefined)
    found.push(wrong('belopp', text('Beloppet saknas. Skriv ett tal.', 'The amount is missing. Write a number.')))
  const value = amount.ok ? amount.ore : undefined
  if (value === undefined) return failed(found)
  const permanence = fields.text('varaktighet') === 'temporary' ? ('temporary' as const) : ('permanent' as const)
  const wish = {
    unit,
    ...(activity ? { activity } : {}),
    year,
    permanence,
    amount: fields.text('hur') === 'ram' ? { frame: value } : { change: value },
  }
  const changes = amendmentChanges(sheet, wish)
  if (!changes.ok) return failed([...found, ...changes.findings])
  return found.length > 0 ? failed(found) : ok({ title, text: said, changes: changes.value, ...(funding ? { funding } : {}) })
}

/** Settings as typed, in the unit of each lever: `0,5` percentage points is 5 tenths. An empty field is a lever let go. */
export function readSettings(fields: Fields, structure: PlanStructure): Result<Settings> {
  const found: Finding[] = []
  const settings: Record<string, number> = {}
  for (const lever of leversOf(structure)) {
    const written = fields.text(leverField(lever))
    const setting = readSetting(written, lever)
    if (setting === undefined) found.push(wrong(leverField(lever), outOfReach(written, lever)))
    else if (setting !== 0) settings[lever.id] = setting
  }
  return found.length > 0 ? failed(found) : ok(settings)
}

const outOfReach = (written: string, lever: Lever): Text => {
  const [low, high] = [lever.min, lever.max].map((one) => writeSetting(one, lever))
  return text(
    `${lever.label.sv}: skriv ett tal mellan ${low} och ${high}. Du skrev ”${written}”.`,
    `${lever.label.en}: write a number between ${low} and ${high}. You wrote “${written}”.`,
  )
}

/** A ground for a result of zero or less; undefined when none was given. */
export function readException(fields: Fields, year: number, result: number): BalanceException | undefined {
  const kind = (['reserve', 'exceptionalReasons'] as const).find((one) => one === fields.text(`undantag-${year}`))
  const reason = fields.text(`undantag-${year}-skal`)
  return kind && reason ? { kind, year, amount: ore(Math.max(0, -result)), reason } : undefined
}

export function readClosing(fields: Fields, id: string): Result<Closing> {
  const found: Finding[] = []
  const date = fields.text('datum')
  if (!isDate(date))
    found.push(wrong('datum', text(`Skriv dagen som ÅÅÅÅ-MM-DD. Du skrev ”${date}”.`, `Write YYYY-MM-DD. You wrote “${date}”.`)))
  const closing: Closing = {
    id,
    kind: fields.text('beslut') === 'supplementaryBudget' ? 'supplementaryBudget' : 'regionalPlan',
    body: 'assembly',
    date,
    paragraph: required(found, fields, 'paragraf', 'Paragrafen', 'The paragraph', LONGEST.short),
    caseNumber: required(found, fields, 'diarienummer', 'Diarienumret', 'The case number', LONGEST.short),
    title: required(found, fields, 'rubrik', 'Rubriken', 'The title', LONGEST.name),
    reason: required(found, fields, 'skal', 'Skälet', 'The reason', LONGEST.text),
  }
  return found.length > 0 ? failed(found) : ok(closing)
}
