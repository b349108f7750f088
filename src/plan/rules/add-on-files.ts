import type { LanguageMetadata } from '../../files/metadata/metadata.ts'
import { quoteNames } from '../../shared/names.ts'
import { ADD_ON_FIELDS } from '../model/add-on-fields.ts'
import { agree, brokenRule } from '../model/problems.ts'
import type { Rule } from './rule.ts'

/** Refuses files in an add-on's metadata folder that only apps can have; if overruled, they are skipped. */
export const checkAddOnFiles: Rule = (_plan, { kind, metadata }) => {
  if (kind !== 'add-on' || metadata === undefined) return []
  const { languages, trailers } = metadata
  const files = [...trailers.map(({ path }) => path), ...languages.flatMap(listAppFiles)]
  if (files.length === 0) return []
  const are = `${quoteNames(files)} ${agree(files, 'is')} for an app.`
  const problem = `${are} An add-on has a title, a description and one icon.`
  return [brokenRule('app-only-file', 'metadata-path', problem, files[0])]
}

function listAppFiles({ base, platformOverrides }: LanguageMetadata): readonly string[] {
  const fields = Object.entries(base.sources).filter(([name]) => !ADD_ON_FIELDS.has(name))
  const images = Object.entries(base.images).flatMap(([type, files]) =>
    type === 'Icon' ? files.slice(1) : files,
  )
  const overrides = Object.values(platformOverrides).flatMap((listing) => [
    ...Object.values(listing.sources),
    ...Object.values(listing.images).flatMap((files) => files.map(({ path }) => path)),
  ])
  return [...fields.map(([, path]) => path), ...images.map(({ path }) => path), ...overrides]
}
