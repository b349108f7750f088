import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { pendingUploads } from '../../../src/plan/model/pending-uploads.ts'
import { isOverrulable, RULE_CODES, type RuleCode } from '../../../src/plan/model/rule-codes.ts'
import { validatePlan } from '../../../src/plan/rules/check-plan.ts'
import type { RuleContext } from '../../../src/plan/rules/rule.ts'
import { InputError, InputErrors } from '../../../src/shared/errors.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import { aPackage } from '../../support/builders.ts'
import {
  aBundle,
  aContext,
  aFile,
  aFolder,
  aLanguage,
  aListing,
  aMaterial,
  anAdded,
  anImage,
  anInner,
  aSendable,
  aState,
  aStored,
  aTrailer,
  problemsOf,
} from '../builders.ts'

/** A submission that breaks one rule. */
interface Case {
  readonly submission: JsonObject
  readonly context: Partial<RuleContext>
}

const listing = (fields: JsonObject): JsonObject =>
  aSendable({ listings: { 'en-us': { baseListing: fields } } })
const quiet = { metadataOnly: true }
const bringing = (...files: Parameters<typeof aMaterial>[1]): Case => ({
  submission: aSendable({ applicationPackages: files.map(({ fileName }) => anAdded(fileName)) }),
  context: { uploadFiles: aMaterial('packages', files), base: aSendable() },
})
const picturing = (fields: Parameters<typeof anImage>[1]): Case => {
  const image = { fileName: '1.png', fileStatus: 'PendingUpload', imageType: 'Screenshot' }
  return {
    submission: listing({ images: [image] }),
    context: {
      ...quiet,
      uploadFiles: aMaterial('packages', [], ['1.png']),
      metadata: aFolder([aLanguage('en-us', aListing({}, { Screenshot: [anImage('1.png', fields)] }))]),
    },
  }
}
const over = (live: string): Case => {
  const { context } = bringing(aFile('a.msix', { version: '2.0.0.0' }))
  const old = aStored('old.msix', { version: live })
  return {
    submission: stored({ ...old, fileStatus: 'PendingDelete' }, anAdded('a.msix')),
    context: { ...context, base: stored(old) },
  }
}
const past = { targetPublishMode: 'SpecificDate', targetPublishDate: '2026-11-26T10:00:00Z' }
const given = (submission: JsonObject): Case => ({
  submission: aSendable(),
  context: { ...quiet, submission },
})
const stored = (...packages: readonly JsonObject[]): JsonObject =>
  aSendable({ applicationPackages: packages })
const afterBundle = (): Case => {
  const { context } = bringing(aFile('a.msix', { version: '2.0.0.0' }))
  const bundle = aStored('old.msixbundle', { architecture: 'Neutral' })
  return {
    submission: stored({ ...bundle, fileStatus: 'PendingDelete' }, anAdded('a.msix')),
    context: { ...context, base: stored(bundle) },
  }
}

const CASES: Readonly<Record<RuleCode, Case>> = {
  'app-only-file': {
    submission: aSendable(),
    context: { kind: 'add-on', metadata: aFolder([aLanguage('en-us', aListing({ keywords: ['a'] }))]) },
  },
  'bundle-missing': afterBundle(),
  'caption-too-long': picturing({ caption: 'x'.repeat(201) }),
  'file-missing': {
    submission: aSendable({ applicationPackages: [anAdded('a.msix'), anAdded('b.msix')] }),
    context: { uploadFiles: aMaterial('packages', [aFile('a.msix')]), base: aSendable() },
  },
  'file-unused': {
    submission: aSendable(),
    context: { ...quiet, uploadFiles: aMaterial('zip-path', [], ['README.md']) },
  },
  'image-size': picturing({ dimensions: { width: 1, height: 1 } }),
  'image-too-large': picturing({ state: aState(50 * 2 ** 20 + 1) }),
  'image-type': {
    submission: listing({
      images: [{ fileName: '1.png', fileStatus: 'PendingUpload', imageType: 'Painting' }],
    }),
    context: { ...quiet, base: aSendable(), uploadFiles: aMaterial('zip-path', [], ['1.png']) },
  },
  'image-unknown': {
    submission: listing({
      images: [{ fileName: '1.png', fileStatus: 'Uploaded', imageType: 'Screenshot' }],
    }),
    context: { ...quiet, base: aSendable() },
  },
  'language-case': {
    submission: aSendable({ listings: { 'fr-FR': {} } }),
    context: { ...quiet, base: aSendable() },
  },
  'listing-missing': { submission: aSendable({ listings: {} }), context: quiet },
  'lower-version': over('3.0.0.0'),
  'metadata-only': { submission: aSendable(), context: {} },
  'not-a-png': picturing({ dimensions: undefined }),
  'notes-unlisted': {
    submission: aSendable(),
    context: { ...quiet, settings: { releaseNotes: { byLanguage: { fr: 'Neuf' } } } },
  },
  'other-identity': bringing(aFile('a.msix', { publisher: 'CN=Fabrikam' })),
  'other-product': given({ appId: '9NZZZZZZZZZZ' }),
  'package-dropped': {
    submission: stored(aStored('b.msix')),
    context: { ...quiet, base: stored(aStored('a.msix'), aStored('b.msix')) },
  },
  'package-language': bringing(aFile('a.msix', { languages: [] })),
  'package-missing': {
    submission: stored(aPackage({ fileStatus: 'PendingDelete' })),
    context: quiet,
  },
  'package-not-named': {
    submission: aSendable({ applicationPackages: [anAdded('a.msix')] }),
    context: {
      base: aSendable(),
      uploadFiles: aMaterial('packages', [aFile('a.msix'), aFile('b.msix', { version: '1.2.0.0' })]),
    },
  },
  'package-repeated': {
    submission: aSendable({ applicationPackages: [anAdded('a.msix'), anAdded('a.msix')] }),
    context: { base: aSendable(), uploadFiles: aMaterial('packages', [aFile('a.msix')]) },
  },
  'package-unknown': {
    submission: stored(aStored('a.msix')),
    context: { ...quiet, base: aSendable() },
  },
  'past-date': {
    submission: aSendable(past),
    context: { ...quiet, base: aSendable(), submission: past },
  },
  'price-missing': { submission: aSendable({ pricing: {} }), context: quiet },
  'price-not-available': {
    submission: aSendable({ pricing: { priceId: 'NotAvailable' } }),
    context: { ...quiet, base: aSendable() },
  },
  'publish-date-missing': {
    submission: aSendable({ targetPublishMode: 'SpecificDate' }),
    context: { ...quiet, base: aSendable() },
  },
  'repeated-field': given({ visibility: 'Public', Visibility: 'Hidden' }),
  'same-package': bringing(aFile('a.msix'), aFile('b.msix')),
  'same-version': over('2.0.0.0'),
  'text-too-long': {
    submission: listing({ title: 'x'.repeat(257) }),
    context: { ...quiet, base: aSendable() },
  },
  'too-many-images': {
    submission: listing({
      images: Array.from({ length: 11 }, (_, index) => ({
        fileName: `${index}.png`,
        fileStatus: 'PendingUpload',
        imageType: 'Screenshot',
      })),
    }),
    context: {
      ...quiet,
      base: aSendable(),
      uploadFiles: aMaterial(
        'zip-path',
        [],
        Array.from({ length: 11 }, (_, index) => `${index}.png`),
      ),
    },
  },
  'too-many-items': {
    submission: listing({ keywords: Array.from({ length: 8 }, () => 'x') }),
    context: { ...quiet, base: aSendable() },
  },
  'too-many-packages': {
    submission: stored(
      ...Array.from({ length: 50 }, (_, index) => aStored(`${index}.msix`, { id: `${index}` })),
    ),
    context: quiet,
  },
  'too-many-trailers': {
    submission: aSendable(),
    context: {
      ...quiet,
      metadata: aFolder(
        [],
        Array.from({ length: 16 }, (_, index) => aTrailer(`${index}`)),
      ),
    },
  },
  'unknown-language': {
    submission: aSendable({ listings: { en_us: { baseListing: {} } } }),
    context: { ...quiet, base: aSendable() },
  },
  'unknown-value': given({ visibility: 'Everyone' }),
  'version-format': bringing(aFile('a.msix', { version: '1.0.0.1' })),
  'wrapped-submission': given({ schemaVersion: 2, appSubmission: { visibility: 'Hidden' } }),
  'wrong-type': given({ canInstallOnRemovableMedia: 'yes' }),
}

/** What becomes of a submission: its warnings, or the messages by which it is refused. */
function validate({ submission, context }: Case, allow: readonly RuleCode[]): readonly string[] {
  const plan = { submission, uploads: pendingUploads(submission), changes: [] }
  try {
    return validatePlan(plan, aContext(submission, { ...context, allow: new Set(allow) }))
  } catch (error) {
    if (error instanceof InputErrors) return error.errors.map(({ message }) => message)
    if (error instanceof InputError) return [error.message]
    throw error
  }
}

describe('Every rule', () => {
  it.each(RULE_CODES)('%s refuses under its code what breaks it, and nothing else does', (code) => {
    const { submission, context } = CASES[code]
    expect(problemsOf(submission, context).map(({ rule }) => rule)).toEqual([code])
  })

  it.each(RULE_CODES)('%s ends its message with its code', (code) => {
    expect(validate(CASES[code], [])).toEqual([expect.stringMatching(new RegExp(`[.?] \\[${code}\\]$`))])
  })

  it.each(RULE_CODES)('%s is a warning when it is overruled, if that is possible', (code) => {
    const [refused] = validate(CASES[code], [])
    expect(validate(CASES[code], [code])).toEqual([
      isOverrulable(code) ? `Overruled by "allow": ${refused}` : refused,
    ])
  })

  it.each<{ name: string; code: RuleCode; broken: Case }>([
    {
      name: 'when no file is given',
      code: 'file-missing',
      broken: { submission: stored(anAdded('a.msix')), context: { base: aSendable() } },
    },
    {
      name: 'by a package in a bundle',
      code: 'other-identity',
      broken: bringing(
        aBundle('a.msixbundle', { contents: [anInner('x64.msix', { name: 'Fabrikam.App' })] }),
      ),
    },
    {
      name: 'by new packages alone',
      code: 'too-many-packages',
      broken: bringing(
        ...Array.from({ length: 31 }, (_, index) => aFile(`${index}.msix`, { architectures: [`a${index}`] })),
      ),
    },
  ])(
    '$code also refuses under its code what breaks it $name',
    ({ code, broken: { submission, context } }) => {
      expect(problemsOf(submission, context).map(({ rule }) => rule)).toEqual([code])
    },
  )

  it('has a row in docs/troubleshooting.md, with an anchor, that says whether it can be overruled', () => {
    const rows = readFileSync('docs/troubleshooting.md', 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [, anchor, code, overrulable] =
          /^\| <a id="([^"]+)"><\/a>`([^`]+)` \| (yes|no) \| .+ \| .+ \| .+ \|$/.exec(line) ?? []
        return anchor === undefined ? [] : [{ anchor, code, overrulable }]
      })
    expect(rows).toEqual(
      RULE_CODES.map((code) => ({ anchor: code, code, overrulable: isOverrulable(code) ? 'yes' : 'no' })),
    )
  })
})
