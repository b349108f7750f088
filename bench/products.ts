import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProductRecord } from '../emulator/emulator.ts'
import { samplePackage } from '../emulator/fixtures/sample-packages.ts'
import { isListingLanguage } from '../emulator/store/update/languages.ts'

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']
const PAIRS = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
/** Of the languages of the Store, some that two letters, or two and a region, name. */
const LANGUAGES: readonly string[] = [
  'en-us',
  'de-de',
  ...PAIRS,
  ...['en', 'es', 'fr'].flatMap((language) => PAIRS.map((region) => `${language}-${region}`)),
]
  .filter(isListingLanguage)
  .filter((language, index, all) => all.indexOf(language) === index)

/** Some languages of the Store. */
export function languages(count: number): readonly string[] {
  if (count > LANGUAGES.length) throw new Error(`There are ${LANGUAGES.length} languages`)
  return LANGUAGES.slice(0, count)
}

/** Gives the live submission of a product a listing in each of some languages. */
export function list(line: ProductRecord, count: number): void {
  const resource = line.lastPublished?.resource
  const model = resource?.listings?.['en-us']
  if (resource === undefined || model === undefined) throw new Error('The product has no listing')
  resource.listings = Object.fromEntries(
    languages(count).map((language) => [language, structuredClone({ ...model, images: [] })]),
  )
}

/** Writes a metadata folder with the texts that a listing usually has, new ones in each language. */
export async function writeMetadata(folder: string, count: number): Promise<string> {
  for (const language of languages(count)) {
    const own = join(folder, language)
    await mkdir(own, { recursive: true })
    const texts = {
      'title.txt': 'Contoso Demo',
      'description.txt': `A new description in ${language}. `.repeat(40),
      'release-notes.txt': `What is new in ${language}. `.repeat(20),
      'features.txt': Array.from({ length: 10 }, (_, index) => `Feature ${index}`).join('\n'),
      'keywords.txt': 'demo\nsample\nshow',
    }
    for (const [name, text] of Object.entries(texts)) await writeFile(join(own, name), text)
  }
  return folder
}

/** Writes packages of different versions, and gives their paths. */
export async function writePackages(folder: string, count: number): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true })
  const paths: string[] = []
  for (let index = 0; index < count; index++) {
    const version = `2.${index}.0.0`
    const path = join(folder, `Demo_${version}_x64.msix`)
    await writeFile(path, await samplePackage({ version }))
    paths.push(path)
  }
  return paths
}
