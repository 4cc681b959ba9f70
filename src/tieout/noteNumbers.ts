// C32: every note a statement refers to exists, and every note is referred to. In print by the printed figures, in own books by the lines.
import { parseRef } from '../kernel/figure.ts'
import { type Text, text } from '../kernel/text.ts'
import type { PublishedFigure } from '../statements/model.ts'
import { countSide, type RuleFinding } from './finding.ts'
import type { Material } from './generate.ts'
import type { OwnMaterial } from './ownMaterial.ts'

/** `2–5` means 2, 3, 4 and 5. */
function numbersOf(note: string): number[] {
  const [first, last] = note.split(/[–-]/).map(Number)
  if (!first) return []
  return Array.from({ length: (last || first) - first + 1 }, (_, i) => first + i)
}

const STATEMENTS: [path: string, notes: string, name: Text][] = [
  ['income', 'income', text('Noter till resultaträkningen', 'Notes to the income statement')],
  ['cash-flow', 'cash_flow', text('Noter till kassaflödesanalysen', 'Notes to the cash flow statement')],
  ['balance', 'balance', text('Noter till balansräkningen', 'Notes to the balance sheet')],
]

function compareNotes(no: number, referred: ReadonlySet<number>, there: ReadonlySet<number>, where: string[]): RuleFinding {
  const [path, notes, name] = STATEMENTS[no]!
  const odd = [...referred].filter((n) => !there.has(n)).concat([...there].filter((n) => !referred.has(n)))
  const agree = text('Varje not är nämnd och finns.', 'Every note is mentioned and exists.')
  const differ = text(
    `Not ${odd.join(', ')} är nämnd utan att finnas, eller finns utan att nämnas.`,
    `Note ${odd.join(', ')} is mentioned but absent, or there but not mentioned.`,
  )
  return {
    id: `C32.${no + 1}`,
    name,
    left: countSide(referred.size, path),
    right: countSide(there.size, `notes/${notes}`),
    where,
    difference: odd.length,
    verdict: odd.length === 0 ? 'ok' : 'deviation',
    message: odd.length === 0 ? agree : differ,
  }
}

export function printedNotes({ facts, year }: Material): RuleFinding[] {
  const ofYear = facts.filter((f) => parseRef(f.ref)!.period === String(year))
  const paths = (f: PublishedFigure) => parseRef(f.ref)!.path
  return STATEMENTS.flatMap(([path, notes], i): RuleFinding[] => {
    const lines = ofYear.filter((f) => paths(f).startsWith(`${path}/`))
    if (lines.length === 0) return []
    const referred = new Set(lines.flatMap((f) => numbersOf(f.note ?? '')))
    const there = new Set(ofYear.filter((f) => paths(f).startsWith(`notes/${notes}.`)).map((f) => Number(paths(f).split('.')[1])))
    return [compareNotes(i, referred, there, [lines[0]!.place.table ?? lines[0]!.place.chapter, 'Noter'])]
  })
}

export function ownNotes({ notes }: OwnMaterial): RuleFinding[] {
  return STATEMENTS.flatMap(([, statement, name], i): RuleFinding[] => {
    const found = notes.find((n) => n.statement === statement)
    if (!found) return []
    return [compareNotes(i, new Set(found.referred.flatMap(numbersOf)), new Set(found.present), ['Räkningens rader', name.sv])]
  })
}
