/**
 * Lists every text by which an upload address could be used if it showed up somewhere: the address as given, with
 * its `+` escaped, and its signature raw, escaped and unescaped. Longest first.
 */
export function secretsIn(uploadUrl: string): readonly string[] {
  const signature = /[?&]sig=([^&#]*)/i.exec(uploadUrl)?.[1] ?? ''
  const plain = unescaped(signature)
  const urls = [uploadUrl, uploadUrl.replaceAll('+', '%2B')]
  const forms = [...urls, signature, signature.replaceAll('+', '%2B'), plain, encodeURIComponent(plain)]
  return [...new Set(forms)].filter((form) => form !== '').sort((a, b) => b.length - a.length)
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
