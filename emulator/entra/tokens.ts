import { randomBytes } from 'node:crypto'

/** The resource that a token has to be made for, to the letter. */
export const STORE_RESOURCE = 'https://manage.devcenter.microsoft.com'

const LIFETIME_IN_SECONDS = 3599

/** Tokens given out, until they expire or are revoked. */
export class Tokens {
  /** Lifetime of tokens to come; 0 makes them expire at once. */
  lifetimeInSeconds = LIFETIME_IN_SECONDS
  /** Every token given out, whatever it is good for now: none may show up anywhere. */
  readonly given: string[] = []

  readonly #issued = new Map<string, { resource: string; expiresAt: number }>()

  /** Makes a token for a resource. */
  issue(resource: string): string {
    const token = randomBytes(96).toString('base64url')
    this.given.push(token)
    this.#issued.set(token, { resource, expiresAt: Date.now() + this.lifetimeInSeconds * 1000 })
    return token
  }

  /** Returns whether the Store API takes a token. */
  accepts(token: string): boolean {
    const found = this.#issued.get(token)
    return found !== undefined && found.resource === STORE_RESOURCE && Date.now() < found.expiresAt
  }

  /** Puts the lifetime of tokens to come back; those given out stay good. */
  reset(): void {
    this.lifetimeInSeconds = LIFETIME_IN_SECONDS
  }

  /** Makes every token given out so far worthless. */
  revokeAll(): void {
    this.#issued.clear()
  }
}
