// A chart's SVG as PNG, for Word files, which cannot be trusted to show SVG everywhere. Our own fonts only, so that every machine draws alike.
// Refuses: style references (`var(--…)`), which a rasteriser paints black; print colours are asked for instead.
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'

export interface Png {
  bytes: Uint8Array
  width: number
  height: number
}

let files: string[] | undefined

function fontFiles(): string[] {
  if (files) return files
  const root = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'))
  files = ['400Regular', '600SemiBold']
    .map((name) => join(root, name))
    .filter(existsSync)
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.ttf'))
        .map((file) => join(folder, file)),
    )
  return files
}

/** Twice the drawn size, so that print is sharp. */
export function toPng(svg: string): Png {
  if (svg.includes('var(--')) throw new Error('a chart for a file must carry its colours as values')
  const font = { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: 'Source Sans 3' }
  const image = new Resvg(svg, { fitTo: { mode: 'zoom', value: 2 }, background: 'white', font }).render()
  return { bytes: new Uint8Array(image.asPng()), width: image.width / 2, height: image.height / 2 }
}
