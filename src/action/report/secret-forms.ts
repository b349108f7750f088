import { decode } from './decoding.ts'

/** Lists what gives a secret away by itself: each line of a PEM's base64, an upload address and its signature. */
export function secretTexts(secret: string): readonly string[] {
  const blocks = [...secret.matchAll(/-----BEGIN [^-]*-----(.*?)(?:-----END|$)/gs)]
  // A workflow may hold the line ends of a PEM as spaces or as two characters.
  const lines = blocks.flatMap(([, body = '']) => body.split(/\s+|\\[rn]/)).filter((line) => line.length > 8)
  if (lines.length > 0) return lines
  const signature = isAddress(secret) ? /[?&]sig=([^&#]*)/i.exec(secret)?.[1] : undefined
  return signature ? [secret, signature] : [secret]
}

/** Returns whether a secret is an address: it begins like others that are no secret. */
export function isAddress(secret: string): boolean {
  return /^https?:\/\//i.test(secret)
}

/**
 * Lists the masks that the runner needs to hide a secret in what other steps show of it, too. It makes more of each by
 * itself, for instance its base64: https://github.com/actions/runner/blob/main/src/Runner.Common/HostContext.cs
 */
export function runnerMasks(secret: string): readonly string[] {
  const masks = secretTexts(secret).flatMap((text) => {
    if (isAddress(text)) return [text]
    const { plain } = decode(text)
    const form = new URLSearchParams([['', plain]]).toString().slice(1)
    return [text, plain, form, form.replace(/%../g, (escaped) => escaped.toLowerCase())]
  })
  return [...new Set(masks)]
}

/**
 * Lists the texts of which one is in the base64 of whatever holds a text, for instance of `id:secret`: three bytes
 * become four characters, so it depends on where among three it begins. What depends on its neighbours is left out.
 */
export function base64Forms(text: string): readonly string[] {
  return [0, 2, 3].map((taken, before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)])
    return bytes.toString('base64').slice(taken).replace(/.=+$/, '')
  })
}
