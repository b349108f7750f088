import { isJsonObject } from '../../shared/json.ts'

/** Texts that must never be shown. */
export class Secrets {
  #texts: readonly string[] = []

  /** Returns whether the secret is already kept. */
  has(secret: string): boolean {
    return this.#texts.includes(secret)
  }

  /** Adds a secret. Longer ones are replaced first, since one may be a part of another. */
  add(secret: string): void {
    this.#texts = [...this.#texts, secret].sort((a, b) => b.length - a.length)
  }

  /** Replaces every secret in a text. */
  redact(text: string): string {
    return this.#texts.reduce((result, secret) => result.replaceAll(secret, '***'), text)
  }

  /** Copies plain data with every text redacted, so that no later escaping or cutting can hide a secret. */
  redactAll<T>(data: T): T {
    if (typeof data === 'string') return this.redact(data) as T
    if (Array.isArray(data)) return data.map((item) => this.redactAll(item)) as T
    if (!isJsonObject(data)) return data
    const entries = Object.entries(data).map(([name, value]) => [this.redact(name), this.redactAll(value)])
    return Object.fromEntries(entries)
  }
}
