// What every page and part must hold, as a list of faults: used by the tests of all rooms' pages.
// Refuses: opinions about looks; pictures and axe see to those.

/** Empty when the HTML keeps the house's promises (CSP, tables, headings, no leaked values). */
export function htmlFaults(html: string, { page = false }: { page?: boolean } = {}): string[] {
  const faults: string[] = []
  if (/\sstyle=/.test(html) || /<style[\s>]/.test(html))
    faults.push('a style attribute or element: the content security policy forbids it')
  if (/\son[a-z]+="/.test(html)) faults.push('a script attribute')
  for (const leaked of ['undefined', 'NaN', '[object', 'Infinity', '−0<'])
    if (html.includes(leaked)) faults.push(`the page says ${leaked}`)
  for (const table of html.match(/<table[\s\S]*?<\/table>/g) ?? []) {
    if (!table.includes('<caption')) faults.push(`a table without caption: ${table.slice(0, 80)}`)
    for (const head of table.match(/<th(?=[\s>])[^>]*>/g) ?? [])
      if (!head.includes('scope=')) faults.push(`a head without scope: ${head}`)
  }
  for (const figure of html.match(/<figure[^>]*>/g) ?? []) {
    if (!/role="img"/.test(figure) || !/aria-label="[^"]+"/.test(figure)) faults.push(`a chart without words: ${figure}`)
  }
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!)
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`the id ${id} stands twice`)
  if (page) faults.push(...headingFaults(html))
  return [...new Set(faults)]
}

/** One h1 and no level skipped. */
function headingFaults(html: string): string[] {
  const levels = [...html.matchAll(/<h([1-6])[\s>]/g)].map((match) => Number(match[1]))
  const faults = levels.filter((level) => level === 1).length === 1 ? [] : ['not exactly one h1']
  levels.forEach((level, at) => {
    if (at > 0 && level > levels[at - 1]! + 1) faults.push(`heading level ${levels[at - 1]} is followed by ${level}`)
  })
  if (!html.startsWith('<!DOCTYPE html><html lang="')) faults.push('not a whole document with a language')
  return faults
}
