// Code page 437, the encoding the SIE standard declares (PC8), and Windows-1252, which many files use instead.
// Own tables: WHATWG decoders know no CP437. Refuses nothing; what cannot be written is transliterated and reported.

const CP437_HIGH =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'
/** 80-9F; the five undefined places stay control characters as in WHATWG. */
const CP1252_HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

const BYTES = new Map<string, number>([...CP437_HIGH].map((char, index) => [char, 128 + index]))

/** What a ledger can print instead; never silently, the writer reports each. */
const TRANSLITERATED: Record<string, string> = {
  '€': 'EUR',
  '–': '-',
  '—': '-',
  '−': '-',
  '‑': '-',
  '…': '...',
  '¤': 'SEK',
  '“': '"',
  '”': '"',
  '„': '"',
  '’': "'",
  '‘': "'",
  '´': "'",
  '\u2009': ' ',
  '\u202f': ' ',
}

/** `raw` holds one byte per character. */
export function decodeCp437(raw: string): string {
  let text = ''
  for (let at = 0; at < raw.length; at++) {
    const code = raw.charCodeAt(at)
    text += code < 128 ? raw[at] : CP437_HIGH[code - 128]
  }
  return text
}

export function decodeCp1252(raw: string): string {
  return raw.replace(/[\x80-\x9f]/g, (char) => CP1252_HIGH[char.charCodeAt(0) - 128]!)
}

/** Closest text that CP437 can hold, and the characters that had to give way. */
export function transliterate(text: string): { text: string; replaced: string[] } {
  const replaced: string[] = []
  let result = ''
  for (const char of text.normalize('NFC')) {
    if (char.charCodeAt(0) < 128 || BYTES.has(char)) result += char
    else {
      replaced.push(char)
      const base = char.normalize('NFD')[0]!
      result += TRANSLITERATED[char] ?? (base.charCodeAt(0) < 128 ? base : '?')
    }
  }
  return { text: result, replaced }
}

/** One byte per character; `?` for what CP437 lacks. */
export function encodeCp437(text: string, into: Uint8Array, offset: number): number {
  let at = offset
  for (const char of text) {
    const code = char.charCodeAt(0)
    into[at++] = code < 128 ? code : (BYTES.get(char) ?? 63)
  }
  return at
}
