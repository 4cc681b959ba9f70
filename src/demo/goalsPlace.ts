// Where a row of the demo's goal tables is printed, in words a reader can find it by.
// Refuses an unknown document: a place that cannot be found again is no place.
const DOCUMENTS: [RegExp, string][] = [
  [/^000_\S+: /, 'Årsredovisning 2020, '],
  [/^001_\S+: /, 'Regionplan 2023–2026, '],
  [/^002_\S+: /, 'Delårsrapport april 2023, '],
]

/** `000_….txt: table under Mål 8` → `Årsredovisning 2020, tabellen under Mål 8`. */
export function placeOf(source: string): string {
  const found = DOCUMENTS.find(([test]) => test.test(source))
  if (!found) throw new Error(`unknown document: ${source}`)
  return source.replace(found[0], found[1]).replace('table under', 'tabellen under').replace('section', 'avsnitt')
}
