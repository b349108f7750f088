import { describe, expect, it } from '@jest/globals'
import type { RuleContext } from '../../../src/plan/rules/rule.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import type { Kind } from '../../../src/store/product.ts'
import { aFile, aFolder, aLanguage, aListing, aMaterial, anAdded, anImage, problemsOf } from '../builders.ts'

/** What is said of files, with the rule. */
const told = (submission: JsonObject, context: Partial<RuleContext>): readonly string[] =>
  problemsOf(submission, { base: {}, allow: new Set(), ...context })
    .filter(({ rule }) => rule === 'file-missing' || rule === 'package-not-named')
    .map(({ input, problem }) => `${input}: ${problem}`)

describe('A file that the submission waits for, when none is given', () => {
  it.each<{ kind: Kind; submission: JsonObject; says: string }>([
    {
      kind: 'app',
      submission: { applicationPackages: [anAdded('a.msix')] },
      says: 'packages: the submission references "a.msix", but no file was provided. Set "packages", or "zip-path" to a ZIP that contains it.',
    },
    {
      kind: 'flight',
      submission: { flightPackages: [anAdded('a.msix')] },
      says: 'packages: the submission references "a.msix", but no file was provided. Set "packages", or "zip-path" to a ZIP that contains it.',
    },
    {
      kind: 'add-on',
      submission: { listings: { 'en-us': { icon: { fileName: '1.png', fileStatus: 'PendingUpload' } } } },
      says: 'zip-path: the submission references "1.png", but no file was provided. Set "zip-path" to a ZIP that contains it.',
    },
  ])('is asked for by the inputs of the $kind', ({ kind, submission, says }) => {
    expect(told(submission, { kind })).toEqual([says])
  })
})

describe('An image of the folder that the ZIP lacks', () => {
  const metadata = aFolder([aLanguage('en-us', aListing({}, { Icon: [anImage('1.png')] }))])
  const icon = (fileName: string): JsonObject => ({
    fileName,
    fileStatus: 'PendingUpload',
    imageType: 'Icon',
  })
  const ofApp = { listings: { 'en-us': { baseListing: { images: [icon('1.png'), icon('2.png')] } } } }

  it.each<{ kind: Kind; submission: JsonObject; says: string }>([
    {
      kind: 'app',
      submission: ofApp,
      says: 'zip-path: the ZIP lacks "1.png", "2.png", which the submission names. A submission has one ZIP: use "packages" instead of "zip-path", so that the images of "metadata-path" are added to it.',
    },
    {
      kind: 'add-on',
      submission: { listings: { 'en-us': { icon: icon('1.png') } } },
      says: 'zip-path: the ZIP lacks "1.png", which the submission names. A submission has one ZIP: remove "zip-path", so that one is created for the images of "metadata-path".',
    },
  ])('is reported with the way out of an $kind, also beside another file', ({ kind, submission, says }) => {
    expect(told(submission, { kind, metadata, uploadFiles: aMaterial('zip-path', [], ['a.txt']) })).toEqual([
      says,
    ])
  })
})

describe('A package that the submission does not name', () => {
  it.each<{ kind: Kind; says: string }>([
    { kind: 'app', says: 'Name it in "submission", or remove it.' },
    { kind: 'flight', says: 'Name it in "submission", or remove it.' },
    { kind: 'add-on', says: 'An add-on has no packages: remove it.' },
  ])('is reported with the way out of an $kind', ({ kind, says }) => {
    expect(told({}, { kind, uploadFiles: aMaterial('zip-path', [aFile('a.msix')]) })).toEqual([
      `zip-path: "a.msix" is among the files, but the submission does not name it. ${says}`,
    ])
  })
})
