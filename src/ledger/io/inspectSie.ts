// What `sie inspect` answers: a reading as one JSON document, without names of accounts or rows (they may be many).
import { findingJson } from '../../kernel/finding.ts'
import type { Lang } from '../../kernel/text.ts'
import type { SieReading } from '../sieBook.ts'
import type { SieOptions } from '../sieHeader.ts'
import type { ByteSource } from './pieces.ts'
import { readSie } from './readSie.ts'

type SieInspection = ReturnType<typeof inspectionOf>

export function inspectionOf(reading: SieReading, lang: Lang = 'sv') {
  const { accepted, type, variant, encoding, company, orgnr, years, counts, sums, checksum } = reading
  return {
    accepted,
    type,
    variant,
    encoding,
    company,
    orgnr,
    years,
    counts,
    sums,
    checksum,
    findings: reading.findings.map((f) => findingJson(f, lang)),
  }
}

/** Reads to the end, keeps nothing. Give the file name: `.si` tells an import file. */
export async function inspectSie(
  source: ByteSource,
  options: Pick<SieOptions, 'fileName' | 'encoding'> & { lang?: Lang } = {},
): Promise<SieInspection> {
  const { lang = 'sv', ...rest } = options
  return inspectionOf(await readSie(source, { ...rest, onBalance: () => undefined }), lang)
}
