import { readFile, writeFile } from 'node:fs/promises'

/** Values by their placeholders. */
export type Values = Readonly<Record<string, string>>

/**
 * Replaces the placeholders in a sample, and nothing else.
 * @throws {Error} When the sample does not contain a placeholder.
 */
export function fillIn(sample: string, values: Values): string {
  let text = sample
  for (const [place, value] of Object.entries(values)) {
    if (!text.includes(place)) throw new Error(`The sample has no ${place}`)
    text = text.replace(place, () => value)
  }
  return text
}

/** Does the same in a file. */
export async function fillInFile(path: string, values: Values): Promise<void> {
  await writeFile(path, fillIn(await readFile(path, 'utf8'), values))
}

/** Returns the code blocks of a page in Markdown. */
export async function readCodeBlocks(path: string, language: string): Promise<string[]> {
  const page = (await readFile(path, 'utf8')).replaceAll('\r\n', '\n')
  return page
    .split(`\`\`\`${language}\n`)
    .slice(1)
    .map((rest) => rest.split('\n```\n', 1)[0] ?? '')
}
