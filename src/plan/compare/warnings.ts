import type { Metadata } from '../../files/metadata/metadata.ts'
import type { PackageFile } from '../../files/packages/package-file.ts'
import { getField, getObject, type JsonObject } from '../../shared/json.ts'
import { joinNames, quoteName, quoteNames } from '../../shared/names.ts'
import { isPendingUpload } from '../model/file-entry.ts'
import {
  factsOfEntry,
  findNewer,
  hasUnknownContents,
  type PackageFacts,
  plannedFacts,
  servesFamily,
  spellDeviceFamily,
  UNIVERSAL,
} from '../model/package-facts.ts'
import { livePackages, packageEntries, plannedPackages, remainingPackages } from '../model/package-list.ts'
import { compareVersions } from '../model/versions.ts'

/**
 * Lists what is allowed but rarely intended: users who would no longer be served, and packages that nobody would get.
 */
export function packageWarnings(
  base: JsonObject,
  planned: JsonObject,
  files: readonly PackageFile[],
): readonly string[] {
  // A package whose manifest is not read may support anything.
  const after = plannedPackages(planned, files) ?? []
  if (after.length === 0) return []
  const before = packageEntries(base)
    .filter((entry) => !isPendingUpload(entry))
    .map(factsOfEntry)
  return [
    ...lostArchitectures(before, after),
    ...lostLanguages(before, after),
    ...lostFamilies(before, after),
    ...raisedWindows(before, after),
    ...unservedOffers(base, planned, after),
    ...outranked(livePackages(base), planned, files),
  ]
}

// A neutral package supports every architecture, and a bundle with unknown contents may do so.
function lostArchitectures(
  before: readonly PackageFacts[],
  after: readonly PackageFacts[],
): readonly string[] {
  const served = after.flatMap(({ architecture }) => architecture.split('+'))
  if (served.includes('neutral') || after.some(hasUnknownContents)) return []
  const lost = before
    .filter((facts) => !hasUnknownContents(facts))
    .flatMap(({ architecture }) => architecture.split('+'))
    .filter((architecture) => !served.includes(architecture))
  return describeLost(lost, 'architecture')
}

function lostLanguages(before: readonly PackageFacts[], after: readonly PackageFacts[]): readonly string[] {
  const served = after.flatMap(({ languages }) => languages)
  const lost = before.flatMap(({ languages }) => languages).filter((language) => !served.includes(language))
  return describeLost(lost, 'language')
}

// Partner Center asks for a confirmation here
// (https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-management#removing-packages-for-a-previously-supported-device-family).
function lostFamilies(before: readonly PackageFacts[], after: readonly PackageFacts[]): readonly string[] {
  const families = before.flatMap(({ deviceFamilies }) => deviceFamilies.map(({ name }) => name))
  const lost = families.filter((family) => !servesFamily(after, family)).map(spellDeviceFamily)
  return describeLost(lost, 'device family')
}

const PLURALS = { architecture: 'architectures', language: 'languages', 'device family': 'device families' }

function describeLost(lost: readonly string[], what: keyof typeof PLURALS): readonly string[] {
  const names = [...new Set(lost)].filter((name) => name !== '')
  if (names.length === 0) return []
  return [
    names.length === 1
      ? `The ${what} ${names[0]} is supported by the live release, but not by this one.`
      : `${names.length} ${PLURALS[what]} are supported by the live release, but not by this one: ${joinNames(names)}.`,
  ]
}

function raisedWindows(before: readonly PackageFacts[], after: readonly PackageFacts[]): readonly string[] {
  const families = new Set(before.flatMap(({ deviceFamilies }) => deviceFamilies.map(({ name }) => name)))
  return [...families].flatMap((family) => {
    const [was, is] = [lowestWindows(before, family), lowestWindows(after, family)]
    if (was === undefined || is === undefined || compareVersions(is, was) <= 0) return []
    return [
      `The minimum version of Windows rises from ${was} to ${is} for ${spellDeviceFamily(family)}: devices below it get no update.`,
    ]
  })
}

/** Returns the minimum version of Windows that a family needs; undefined when it is not known. */
function lowestWindows(packages: readonly PackageFacts[], family: string): string | undefined {
  if (packages.some(({ deviceFamilies }) => deviceFamilies.length === 0)) return undefined
  const [lowest] = packages
    .flatMap(({ deviceFamilies }) => deviceFamilies)
    .filter(({ name }) => name === family || name === UNIVERSAL)
    .map(({ minVersion }) => minVersion)
    .toSorted(compareVersions)
  return lowest
}

// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/upload-app-packages#choosing-which-device-families-to-support
function unservedOffers(
  base: JsonObject,
  planned: JsonObject,
  after: readonly PackageFacts[],
): readonly string[] {
  const before = getObject(base, 'allowTargetFutureDeviceFamilies')
  const unserved = Object.entries(getObject(planned, 'allowTargetFutureDeviceFamilies'))
    .filter(([family, isOffered]) => isOffered === true && getField(before, family) !== true)
    .map(([family]) => family)
    .filter((family) => !servesFamily(after, `windows.${family}`))
  if (unserved.length === 0) return []
  return [
    `"allowTargetFutureDeviceFamilies" now offers the app to ${joinNames(unserved)}, which no package supports.`,
  ]
}

// Devices get the highest version that they can run
// (https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements#version-numbering-for-windows-10-and-11-packages).
function outranked(
  live: readonly PackageFacts[],
  planned: JsonObject,
  files: readonly PackageFile[],
): readonly string[] {
  const remaining = remainingPackages(planned)
  const staying = remaining.filter((entry) => !isPendingUpload(entry)).map(factsOfEntry)
  const added = remaining.filter(isPendingUpload).map((entry) => plannedFacts(entry, files))
  return added.flatMap((one) => {
    const is = `${quoteName(one.fileName)} has version ${one.version}`
    const stays = findNewer(one, staying, 'same')
    if (stays !== undefined)
      return [
        `${is}, and ${quoteName(stays.fileName)} with ${stays.version} stays: devices get the higher one. To roll back, set "existing-packages: remove".`,
      ]
    const unsure = findNewer(one, live, 'unknown')
    // A package that is known to be lower is refused by the rule `lower-version`.
    if (unsure === undefined || findNewer(one, live, 'same') !== undefined) return []
    return [
      `${is}, and ${unsure.version} is live. If both are for the same devices, those keep ${unsure.version}.`,
    ]
  })
}

/** Returns the warning about files of the metadata folder that are skipped; none when there are none. */
export function obsoleteFileWarnings(metadata: Metadata | undefined): readonly string[] {
  const files = metadata?.obsolete ?? []
  if (files.length === 0) return []
  return [
    `Skipped ${quoteNames(files)}: privacy policy, support contact and website can only be set in Partner Center.`,
  ]
}
