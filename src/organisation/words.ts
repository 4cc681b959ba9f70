// Swedish and English words for the codes of this room; the only place that says them.
import { type Text, text } from '../kernel/text.ts'
import type { Structure } from './tree.ts'
import type { UnitKind } from './unit.ts'

export const UNIT_KIND_WORDS: Record<UnitKind, Text> = {
  assembly: text('Fullmäktige', 'Assembly'),
  executiveBoard: text('Styrelse', 'Executive board'),
  committee: text('Nämnd', 'Committee'),
  jointCommittee: text('Gemensam nämnd', 'Joint committee'),
  audit: text('Revision', 'Audit'),
  preparation: text('Beredning', 'Preparation'),
  subcommittee: text('Utskott', 'Subcommittee'),
  administration: text('Förvaltning', 'Administration'),
  businessArea: text('Verksamhetsområde', 'Business area'),
  unit: text('Basenhet', 'Unit'),
  costCentre: text('Kostnadsställe', 'Cost centre'),
  staff: text('Stab', 'Staff'),
  finance: text('Finansförvaltning', 'Central finance'),
  company: text('Bolag', 'Company'),
}

/** A function, since an object with a `then` can be mistaken for a promise. */
export const structureWords = (structure: Structure): Text =>
  structure === 'then'
    ? text('Dåvarande organisation', 'Organisation as it was')
    : text('Nuvarande organisation', 'Organisation as it is now')

export const UNMAPPED_WORDS: Text = text('Omappade kostnadsställen', 'Cost centres not mapped')
