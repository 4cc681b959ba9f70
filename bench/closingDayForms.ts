// Reads the forms of our own pages as a browser would send them: every field with the value the page gave it.
// Refuses: foreign HTML; it knows the shape our pages are printed in and nothing else.

export interface PageForm {
  action: string
  /** Name of the draft the form keeps, if it keeps one. */
  draft?: string
  fields: Record<string, string>
  /** The choices of each select. */
  options: Record<string, string[]>
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' }

const plain = (html: string): string =>
  html.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) =>
    decimal
      ? String.fromCodePoint(Number(decimal))
      : hex
        ? String.fromCodePoint(Number.parseInt(hex, 16))
        : (ENTITIES[name] ?? whole),
  )

function attributesOf(tag: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, name, value] of tag.matchAll(/([\w-]+)(?:="([^"]*)")?/g)) if (name) found[name] = plain(value ?? '')
  return found
}

/** The forms that are sent with POST, in the order of the page. */
export function formsOf(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, tag = '', inner = '']) => {
    const { method, action, 'data-draft': draft } = attributesOf(tag)
    if (method !== 'post' || action === undefined) return []
    return [{ action, ...(draft === undefined ? {} : { draft }), ...fieldsOf(inner) }]
  })
}

function fieldsOf(inner: string): Pick<PageForm, 'fields' | 'options'> {
  const fields: Record<string, string> = {}
  const options: Record<string, string[]> = {}
  for (const [, tag = ''] of inner.matchAll(/<input\b([^>]*)>/g)) {
    const { name, type, value = '', checked } = attributesOf(tag)
    if (name && !((type === 'checkbox' || type === 'radio') && checked === undefined)) fields[name] = value
  }
  for (const [, tag = '', words = ''] of inner.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)) {
    const { name } = attributesOf(tag)
    if (name) fields[name] = plain(words).trim()
  }
  for (const [, tag = '', list = ''] of inner.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
    const { name } = attributesOf(tag)
    if (!name) continue
    const all = [...list.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => attributesOf(option))
    options[name] = all.map((one) => one.value ?? '')
    fields[name] = (all.find((one) => one.selected !== undefined) ?? all[0])?.value ?? ''
  }
  return { fields, options }
}

/** Addresses of judgements the page links to, each once. */
export const judgementsOf = (html: string): string[] => [
  ...new Set([...html.matchAll(/href="(\/bedomning\?[^"]+)"/g)].map(([, href = '']) => plain(href))),
]
