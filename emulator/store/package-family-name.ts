import { createHash } from 'node:crypto'

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * Returns the package family name of an identity: the name, and a hash of the publisher;
 * https://learn.microsoft.com/windows/apps/desktop/modernize/package-identity-overview#publisher-id.
 */
export function packageFamilyName(name: string, publisher: string): string {
  const hash = createHash('sha256').update(publisher, 'utf16le').digest().subarray(0, 8)
  const bits = [...hash].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const digits = bits.padEnd(65, '0').match(/.{5}/g) ?? []
  return `${name}_${digits.map((digit) => DIGITS[Number.parseInt(digit, 2)]).join('')}`
}
