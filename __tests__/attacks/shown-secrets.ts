/** The encodings in which a service may show a secret. */
export const ENCODINGS: Readonly<Record<string, (secret: string) => string>> = {
  raw: (secret) => secret,
  'percent-encoded': encodeURIComponent,
  'percent-encoded in small letters': (secret) => smallEscapes(encodeURIComponent(secret)),
  'percent-encoded, every character': escapeAll((hex) => `%${hex}`),
  'percent-encoded in mixed case': (secret) => mixedCase(formEncode(secret)),
  'percent-encoded twice': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  'form-encoded': formEncode,
  'form-encoded, then percent-encoded': (secret) => encodeURIComponent(formEncode(secret)),
  'HTML with decimals': (secret) => secret.replace(/[^a-z\d]/gi, (sign) => `&#${sign.charCodeAt(0)};`),
  'HTML with hexadecimals': (secret) => secret.replace(/[^a-z\d]/gi, (sign) => `&#x${hexOf(sign)};`),
  'HTML, every character': escapeAll((hex) => `&#X00${hex};`),
  'HTML with names': htmlEncode,
  'HTML twice': (secret) => htmlEncode(htmlEncode(secret)),
  'form-encoded, then HTML': (secret) => htmlEncode(formEncode(secret)),
  'JSON with code units': (secret) => secret.replace(/[^a-z\d]/gi, (sign) => `\\u00${hexOf(sign)}`),
  'JSON, every character': escapeAll((hex) => `\\u00${hex}`),
  'JSON with escaped slashes': (secret) => JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'),
  'HTML, then JSON': (secret) => JSON.stringify(htmlEncode(secret)).replaceAll('&', '\\u0026').slice(1, -1),
  base64: (secret) => btoa(secret),
  'base64 of id and secret': (secret) => btoa(`c0ffee00-1d2e-4f3a-8b4c-5d6e7f8091a2:${secret}`),
  'base64 of a user and secret': (secret) => btoa(`me:${secret}@host`),
  'base64 of a query': (secret) => btoa(`secret=${secret}&more=1`),
  base64url: (secret) => Buffer.from(`?${secret}`).toString('base64url'),
  'base64, then percent-encoded': (secret) => encodeURIComponent(btoa(secret)),
  'with invisible characters in it': (secret) => [...secret].join('\u200b'),
}

/** Ways in which a service may cut what it shows. */
export const CUTS: Readonly<Record<string, (text: string) => string>> = {
  whole: (text) => text,
  'cut at its end': (text) => text.slice(0, Math.ceil(text.length * 0.7)),
  'cut at its beginning': (text) => text.slice(Math.floor(text.length * 0.3)),
  'cut at both': (text) => text.slice(Math.floor(text.length * 0.2), Math.ceil(text.length * 0.85)),
}

/** Returns the longest piece of a secret, in ASCII, that a text shows to a reader who tries every decoding. */
export function longestPiece(secret: string, text: string): string {
  let longest = ''
  for (const reading of readingsOf(text)) {
    for (let start = 0; start + longest.length < secret.length; start++) {
      while (start + longest.length < secret.length) {
        const longer = secret.slice(start, start + longest.length + 1)
        if (!reading.includes(longer)) break
        longest = longer
      }
    }
  }
  return longest
}

// Written anew for the tests, so that a mistake in the source is not made here, too.
const DECODERS: readonly ((text: string) => string)[] = [
  (text) => text.replace(/%([\da-f]{2})/gi, (_, hex) => characterOf(hex)),
  (text) => text.replace(/&#x0*([\da-f]{2});/gi, (_, hex) => characterOf(hex)),
  (text) => text.replace(/&#0*(\d{2,3});/g, (_, digits) => String.fromCharCode(Number(digits))),
  (text) =>
    text.replace(
      /&(amp|lt|gt|quot);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? '',
    ),
  (text) => text.replace(/\\u00([\da-f]{2})/gi, (_, hex) => characterOf(hex)).replace(/\\(["/\\])/g, '$1'),
  (text) => text.replace(/[\u200b\u200c\u200d]|<U\+200B>/g, ''),
  (text) => text.replaceAll(' ', '+'),
  (text) => text.replaceAll('+', ' '),
]
const MOST_LAYERS = 3

function readingsOf(text: string): ReadonlySet<string> {
  const readings = new Set([text])
  let last: readonly string[] = [text]
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const next = new Set(last.flatMap((reading) => DECODERS.map((read) => read(reading))))
    last = [...next].filter((reading) => !readings.has(reading))
    for (const reading of last) readings.add(reading)
  }
  for (const reading of [...readings]) for (const found of base64In(reading)) readings.add(found)
  return readings
}

// A piece of base64 may begin anywhere among its four characters.
function base64In(text: string): readonly string[] {
  const runs = text.match(/[\w+/-]{8,}/g) ?? []
  return runs.flatMap((run) =>
    [0, 1, 2, 3].map((skip) => Buffer.from(run.slice(skip), 'base64').toString('latin1')),
  )
}

function formEncode(secret: string): string {
  return new URLSearchParams([['', secret]]).toString().slice(1)
}

function htmlEncode(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }
  return text.replace(/[&<>"+']/g, (sign) => `&${names[sign] ?? `#${sign.charCodeAt(0)}`};`)
}

function escapeAll(toEscape: (hex: string) => string): (secret: string) => string {
  return (secret) => Array.from(secret, (sign) => toEscape(hexOf(sign))).join('')
}

function smallEscapes(text: string): string {
  return text.replace(/%../g, (escaped) => escaped.toLowerCase())
}

function mixedCase(text: string): string {
  let count = 0
  return text.replace(/%../g, (escaped) => (count++ % 2 === 0 ? escaped : escaped.toLowerCase()))
}

function hexOf(sign: string): string {
  return sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')
}

function characterOf(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16))
}
