import { decode } from './decoding.ts'

/** Lists the parts of a secret that must be hidden on their own: each line of a PEM, an upload URL, its signature. */
export function secretTexts(secret: string): readonly string[] {
  const blocks = [...secret.matchAll(/-----BEGIN [^-]*-----(.*?)(?:-----END|$)/gs)]
  // A workflow may contain the line breaks of a PEM as spaces, or as a backslash and a letter.
  const lines = blocks.flatMap(([, body = '']) => body.split(/\s+|\\[rn]/)).filter((line) => line.length > 8)
  if (lines.length > 0) return lines
  const signature = isAddress(secret) ? /[?&]sig=([^&#]*)/i.exec(secret)?.[1] : undefined
  return signature ? [secret, signature] : [secret]
}

/** Returns whether a secret is an address: its beginning is not secret. */
export function isAddress(secret: string): boolean {
  return /^https?:\/\//i.test(secret)
}

/**
 * Lists the masks that the runner needs to hide a secret in the output of other steps as well. The runner derives more
 * forms itself, such as base64: https://github.com/actions/runner/blob/main/src/Runner.Common/HostContext.cs
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
 * Lists the base64 encodings a text can have inside a longer one, such as `id:secret`: one per alignment, since three
 * bytes become four characters. Characters shared with neighbours are dropped.
 */
export function base64Forms(text: string): readonly string[] {
  return [0, 2, 3].map((taken, before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)])
    return bytes.toString('base64').slice(taken).replace(/.=+$/, '')
  })
}
