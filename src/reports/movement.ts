// How far a report has moved since it was signed: places where a figure, a status or words stand otherwise.
// Refuses: judging whether it matters; a place that came or went counts as one that differs.
import type { Block, Cell, Inline, Report } from './document.ts'

export interface Movement {
  figures: number
  statuses: number
  texts: number
}

interface Place {
  kind: keyof Movement
  value: string
}

/** Every place of a report with its address in words, so that a row put in between moves nothing below it. */
function placesOf(report: Report): Map<string, Place> {
  const places = new Map<string, Place>()
  const add = (key: string, kind: keyof Movement, value: string) => {
    let own = key
    for (let again = 2; places.has(own); again++) own = `${key}#${again}`
    places.set(own, { kind, value })
  }
  const inlines = (key: string, items: readonly Inline[]) => {
    for (const one of items) {
      if (one.kind === 'figure') add(`${key}/${one.ref}`, 'figures', one.shown)
      else if (one.kind === 'status') add(`${key}/status`, 'statuses', one.status)
    }
    const said = items.map((one) => (one.kind === 'text' ? one.text : '·')).join('')
    add(`${key}/text`, 'texts', said)
  }
  const cell = (key: string, one: Cell) => {
    if (one.ref) add(`${key}/${one.ref}`, 'figures', one.text)
    else if (one.status) add(key, 'statuses', one.status)
    else add(key, 'texts', one.text)
  }
  const block = (key: string, one: Block) => {
    if (one.kind === 'paragraph') inlines(key, one.inlines)
    else if (one.kind === 'list') for (const item of one.items) inlines(`${key}/list`, item)
    else if (one.kind === 'chart')
      for (const point of one.points) add(`${key}/${one.caption}/${point.label}`, 'figures', point.shown)
    else
      for (const row of one.rows) {
        const [head, second] = row.cells
        const name = [head?.text, second && !second.ref && !second.status ? second.text : ''].join('|')
        for (const [i, each] of row.cells.entries()) cell(`${key}/${one.caption}/${name}/${one.columns[i]?.label ?? i}`, each)
      }
  }
  for (const chapter of report.chapters) {
    inlines(chapter.title, chapter.standfirst)
    for (const one of chapter.blocks) block(chapter.title, one)
    for (const section of chapter.sections) for (const one of section.blocks) block(`${chapter.title}/${section.title}`, one)
  }
  return places
}

export function movement(signed: Report, live: Report): Movement {
  const before = placesOf(signed)
  const after = placesOf(live)
  const moved: Movement = { figures: 0, statuses: 0, texts: 0 }
  for (const [key, { kind, value }] of before) if (after.get(key)?.value !== value) moved[kind]++
  for (const [key, { kind }] of after) if (!before.has(key)) moved[kind]++
  return moved
}

export const hasMoved = ({ figures, statuses, texts }: Movement): boolean => figures + statuses + texts > 0
