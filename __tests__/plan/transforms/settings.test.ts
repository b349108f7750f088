import { describe, expect, it } from '@jest/globals'
import type { Settings } from '../../../src/plan/model/plan.ts'
import { planSubmission } from '../../../src/plan/plan.ts'
import {
  applyReleaseNotes,
  applySettings,
  setMandatoryUpdate,
} from '../../../src/plan/transforms/settings.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import { aDraft } from '../../support/builders.ts'
import { aRequest } from '../builders.ts'

describe('A setting', () => {
  it.each<{ name: string; settings: Settings; expected: JsonObject }>([
    { name: 'that is not given changes nothing', settings: {}, expected: {} },
    {
      name: 'of notes for the testers is set',
      settings: { notesForCertification: 'Log in as demo.' },
      expected: { notesForCertification: 'Log in as demo.' },
    },
    {
      name: 'of the publish mode is set',
      settings: { publishMode: 'Manual' },
      expected: { targetPublishMode: 'Manual' },
    },
    {
      name: 'of the publish date is set with its mode',
      settings: { publishMode: 'SpecificDate', publishDate: '2026-05-01T08:00:00.000Z' },
      expected: { targetPublishMode: 'SpecificDate', targetPublishDate: '2026-05-01T08:00:00.000Z' },
    },
    {
      name: 'of the visibility is set',
      settings: { visibility: 'Hidden' },
      expected: { visibility: 'Hidden' },
    },
    {
      name: 'that is undefined is not given',
      settings: { notesForCertification: undefined, publishMode: undefined, visibility: undefined },
      expected: {},
    },
  ])('$name', ({ settings, expected }) => {
    expect(applySettings(aDraft(), aRequest({ settings }))).toEqual(aDraft(expected))
  })

  it.each<{ name: string; base: JsonObject; date: string | undefined; expected: JsonObject }>([
    {
      name: 'is set beside what the draft says of the delivery',
      base: {
        packageDeliveryOptions: { packageRollout: { isPackageRollout: false }, isMandatoryUpdate: false },
      },
      date: '2026-05-01T08:00:00.000Z',
      expected: {
        packageDeliveryOptions: {
          packageRollout: { isPackageRollout: false },
          isMandatoryUpdate: true,
          mandatoryUpdateEffectiveDate: '2026-05-01T08:00:00.000Z',
        },
      },
    },
    {
      name: 'is set where the draft says nothing of it',
      base: {},
      date: '2026-05-01T08:00:00.000Z',
      expected: {
        packageDeliveryOptions: {
          isMandatoryUpdate: true,
          mandatoryUpdateEffectiveDate: '2026-05-01T08:00:00.000Z',
        },
      },
    },
    {
      name: 'stays when none is given',
      base: { packageDeliveryOptions: { isMandatoryUpdate: true } },
      date: undefined,
      expected: { packageDeliveryOptions: { isMandatoryUpdate: true } },
    },
  ])('of the date of a mandatory update $name', ({ base, date, expected }) => {
    expect(setMandatoryUpdate(base, aRequest({ settings: { mandatoryUpdateDate: date } }))).toEqual(expected)
  })

  it('that says what the Store has is not a change', () => {
    const base = aDraft({
      targetPublishMode: 'SpecificDate',
      targetPublishDate: '2026-05-01T08:00:00Z',
      packageDeliveryOptions: {
        packageRollout: { isPackageRollout: true, packageRolloutPercentage: 25 },
        isMandatoryUpdate: true,
        mandatoryUpdateEffectiveDate: '2026-05-01T08:00:00.0000000Z',
      },
    })
    const settings: Settings = {
      releaseNotes: { all: 'Old notes' },
      publishMode: 'SpecificDate',
      publishDate: '2026-05-01T08:00:00.000Z',
      rolloutPercentage: 25,
      mandatoryUpdateDate: '2026-05-01T08:00:00.000Z',
    }
    expect(planSubmission('app', base, aRequest({ settings })).changes).toEqual([])
  })
})

describe('Release notes', () => {
  const listed = (notes: Readonly<Record<string, string>>): JsonObject => ({
    listings: Object.fromEntries(
      Object.entries(notes).map(([language, releaseNotes]) => [
        language,
        { baseListing: { title: 'Demo', releaseNotes }, platformOverrides: {} },
      ]),
    ),
  })
  const base = listed({ 'en-us': 'Old', 'de-DE': 'Alt' })
  const apply = (submission: JsonObject, releaseNotes: Settings['releaseNotes']): JsonObject =>
    applyReleaseNotes(submission, aRequest({ settings: { releaseNotes } }))

  it.each<{ name: string; notes: Settings['releaseNotes']; expected: JsonObject }>([
    { name: 'stay when none are given', notes: undefined, expected: base },
    {
      name: 'for all are set in every language of the listing, and nothing else is',
      notes: { all: 'New' },
      expected: listed({ 'en-us': 'New', 'de-DE': 'New' }),
    },
    {
      name: 'by language are set in theirs, in the spelling of the Store',
      notes: { byLanguage: { 'de-de': 'Neu' } },
      expected: listed({ 'en-us': 'Old', 'de-DE': 'Neu' }),
    },
    {
      name: 'may be cleared',
      notes: { byLanguage: { 'en-us': '' } },
      expected: listed({ 'en-us': '', 'de-DE': 'Alt' }),
    },
  ])('$name', ({ notes, expected }) => {
    expect(apply(base, notes)).toEqual(expected)
  })

  it('make no listing where there is none', () => {
    expect(apply({ listings: { 'en-us': {}, fr: null } }, { all: 'New' })).toEqual({
      listings: { 'en-us': { baseListing: { releaseNotes: 'New' } }, fr: null },
    })
  })

  it('in a language without a listing make none', () => {
    expect(apply(base, { byLanguage: { 'en-us': 'New', fr: 'Neuf' } })).toEqual(
      listed({ 'en-us': 'New', 'de-DE': 'Alt' }),
    )
  })
})
