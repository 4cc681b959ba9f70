// Why an uploaded file may be no table at all, told by its first bytes.

/** Undefined when it may be a table. */
export function whyNoTable(start: Buffer): string | undefined {
  const magic = start.subarray(0, 8).toString('latin1')
  if (start.length === 0) return 'den är tom'
  if (magic.startsWith('\xd0\xcf\x11\xe0'))
    return 'den är ett gammalt eller lösenordsskyddat Exceldokument; spara som XLSX utan lösenord'
  if (magic.startsWith('%PDF')) return 'den är en PDF'
  if (magic.startsWith('\x1f\x8b')) return 'den är komprimerad (gzip); packa upp den först'
  if (magic.startsWith('PK')) return undefined
  if (magic.startsWith('\xff\xfe')) return undefined
  if (start.includes(0)) return 'den innehåller binära data'
  if (/^\s*(\xef\xbb\xbf)?<(!doctype|html|\?xml)/i.test(start.toString('latin1', 0, 200))) return 'den är en webbsida eller XML'
  if (/^(\xef\xbb\xbf)?#FLAGGA\b/i.test(start.toString('latin1', 0, 20))) return 'den är en SIE-fil; läs in den som SIE'
  return undefined
}
