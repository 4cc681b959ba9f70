// Makes reports: composes the template against the world and prints it as HTML, PDF/UA, DOCX or JSON. Loads renderers when asked.
import type { ExplainNode } from '../kernel/figure.ts'
import {
  annualTemplate,
  compose,
  type FrozenOrigin,
  figuresIn,
  interimTemplate,
  type Report,
  readContent,
  type SignedContent,
  showFigure,
} from '../reports/model.ts'
import { annualInput } from './annualInput.ts'
import { type InterimAsked, interimInput } from './interimInput.ts'
import type { World } from './worldShape.ts'

const kept = new WeakMap<World, Map<number, Report>>()

/** The annual report of a year, composed against the figures of this world; kept until the next import makes a new world. */
export function annualReport(world: World, year: number): Report {
  const reports = kept.get(world) ?? new Map<number, Report>()
  kept.set(world, reports)
  const found = reports.get(year)
  if (found) return found
  const report = compose(annualTemplate(annualInput(world, year), 'books'), (ref) => world.figure(ref))
  reports.set(year, report)
  return report
}

/** The interim report of April or August, whole or one committee's; composed anew each time, since a round is alive. */
export const interimReport = (world: World, asked: InterimAsked): Report =>
  compose(interimTemplate(interimInput(world, asked)), (ref) => world.figure(ref))

const HOW: Record<string, string> = {
  sum: 'Summa av',
  ratio: 'Kvot av',
  growth: 'Förändring från',
  mean: 'Medelvärde av',
  min: 'Det minsta av',
  count: 'Antal av',
  judgement: 'Bedömd ur',
  leaf: '',
}

function originOf(node: ExplainNode, world: World): FrozenOrigin {
  const from = node.source?.kind === 'import' ? `${node.source.file}, rad ${node.source.line}` : (node.source?.place ?? '')
  const how = node.children.length ? HOW[node.operation]! : `Ur ${from || 'underlaget'}`
  const parts = node.children.map((child) => {
    const figure = world.figure(child.ref)
    const shown = figure
      ? showFigure(figure, { as: 'words' })
      : child.value === null
        ? 'saknas'
        : showFigure(
            {
              ref: child.ref as never,
              label: child.label,
              value: child.value,
              unit: child.unit,
              precision: child.unit === 'ore' ? 1 : 0,
              state: 'known',
              basis: 'computed',
            },
            { as: 'words' },
          )
    return { label: child.label.sv, shown }
  })
  return { ref: node.ref, label: node.label.sv, how, parts }
}

export const REPORT_FORMATS = ['html', 'pdf', 'docx', 'json'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** The annual report as a file. */
export const reportFile = (world: World, year: number, format: ReportFormat): Promise<Uint8Array> =>
  fileOf(world, annualReport(world, year), format)

async function printed(report: Report, format: 'pdf' | 'docx'): Promise<Uint8Array> {
  const { drawChart } = await import('../reports/render/chartSpec.ts')
  const draw = drawChart('print')
  if (format === 'pdf') return (await (await import('../reports/render/pdf.ts')).toPdf(report, draw)).bytes
  return await (await import('../reports/render/docx.ts')).toDocx(report, draw)
}

/** Any composed report as a file; figures are followed in the world it was composed against. */
export async function fileOf(world: World, report: Report, format: ReportFormat): Promise<Uint8Array> {
  if (format === 'json') return Buffer.from(`${JSON.stringify(report, null, 2)}\n`)
  if (format === 'pdf' || format === 'docx') return await printed(report, format)
  return await htmlFile(report, await originsOf(world, report))
}

/** How every figure of a report came about, one level down. */
export async function originsOf(world: World, report: Report): Promise<FrozenOrigin[]> {
  const origins: FrozenOrigin[] = []
  for (const ref of figuresIn(report)) {
    const node = await world.outline(ref)
    if (node) origins.push({ ...originOf(node, world), ref })
  }
  return origins
}

async function htmlFile(report: Report, origins: readonly FrozenOrigin[]): Promise<Uint8Array> {
  const [{ toHtml }, { assets }] = await Promise.all([import('../reports/render/html.tsx'), import('../web/io/assets.ts')])
  const { css, files } = await assets()
  const style = new TextDecoder().decode(files.get(css)!.body).replace(/@font-face\{[^}]*\}/g, '')
  const known = new Map(origins.map((one) => [one.ref, one]))
  return Buffer.from(await toHtml(report, { css: style, origin: (ref) => known.get(ref) }))
}

/** The report with the exact values and origins of its figures, as it is signed. */
export async function freeze(world: World, report: Report): Promise<SignedContent> {
  const figures: SignedContent['figures'] = {}
  for (const ref of figuresIn(report)) {
    const found = world.figure(ref)
    if (found) figures[ref] = { value: found.value, unit: found.unit, state: found.state }
  }
  return { report, figures, origins: await originsOf(world, report) }
}

/** A signed report as a file, from what was signed and nothing else; its data file is the signed text itself. */
export async function signedFile(content: string, format: ReportFormat): Promise<Uint8Array> {
  if (format === 'json') return Buffer.from(content)
  const { report, origins } = readContent(content)
  return format === 'html' ? await htmlFile(report, origins) : await printed(report, format)
}

/** Ends the thread of the PDF maker, if one was started, so that a command can exit. */
export async function closePdf(): Promise<void> {
  const { closePdf: close } = await import('../reports/render/pdf.ts')
  await close()
}
