// Why an uploaded file may be no table at all, told by its first bytes.
import { type Text, text } from '../../kernel/text.ts'

/** Undefined when it may be a table. */
export function whyNoTable(start: Buffer): Text | undefined {
  const magic = start.subarray(0, 8).toString('latin1')
  if (start.length === 0) return text('den är tom', 'it is empty')
  if (magic.startsWith('\xd0\xcf\x11\xe0'))
    return text(
      'den är ett gammalt eller lösenordsskyddat Exceldokument; spara som XLSX utan lösenord',
      'it is an old or password-protected Excel document; save as XLSX without password',
    )
  if (magic.startsWith('%PDF')) return text('den är en PDF', 'it is a PDF')
  if (magic.startsWith('\x1f\x8b'))
    return text('den är komprimerad (gzip); packa upp den först', 'it is compressed (gzip); unpack it first')
  if (magic.startsWith('PK')) return undefined
  if (magic.startsWith('\xff\xfe')) return undefined
  if (start.includes(0)) return text('den innehåller binära data', 'it holds binary data')
  if (/^\s*(\xef\xbb\xbf)?<(!doctype|html|\?xml)/i.test(start.toString('latin1', 0, 200)))
    return text('den är en webbsida eller XML', 'it is a web page or XML')
  if (/^(\xef\xbb\xbf)?#FLAGGA\b/i.test(start.toString('latin1', 0, 20)))
    return text('den är en SIE-fil; läs in den som SIE', 'it is a SIE file; import it as SIE')
  return undefined
}
