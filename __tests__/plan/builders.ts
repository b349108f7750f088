import type {
  ImageFile,
  LanguageMetadata,
  ListingMetadata,
  Metadata,
  TrailerFile,
} from '../../src/files/metadata/metadata.ts'
import type { PackageFile } from '../../src/files/packages/package-file.ts'
import type { BundledPackage, PackageIdentity } from '../../src/files/packages/package-manifest.ts'
import type { UploadFiles } from '../../src/files/packages/upload-files.ts'
import { pendingUploads } from '../../src/plan/model/pending-uploads.ts'
import type { PlanRequest } from '../../src/plan/model/plan.ts'
import type { Problem } from '../../src/plan/model/problems.ts'
import { checkPlan } from '../../src/plan/rules/check-plan.ts'
import type { RuleContext } from '../../src/plan/rules/rule.ts'
import type { JsonObject } from '../../src/shared/json.ts'
import type { FileState } from '../../src/shared/regular-file.ts'
import { aPackage } from '../support/builders.ts'

/** What a user asks for who asks for nothing. */
export function aRequest(fields: Partial<PlanRequest> = {}): PlanRequest {
  return {
    submission: undefined,
    submissionMode: 'merge',
    packages: [],
    existingPackages: { kind: 'remove' },
    metadata: undefined,
    settings: {},
    ...fields,
  }
}

/** What the manifest of a package for x64 desktops says. */
function anIdentity(fields: Partial<PackageIdentity> = {}): PackageIdentity {
  return {
    name: 'Contoso.Demo',
    publisher: 'CN=Contoso',
    version: '1.1.0.0',
    architectures: ['x64'],
    deviceFamilies: [{ name: 'Windows.Desktop', minVersion: '10.0.17763.0' }],
    languages: ['en-US'],
    isBundle: false,
    contents: [],
    ...fields,
  }
}

/** A package of the user's. */
export function aFile(fileName: string, fields: Partial<PackageIdentity> = {}): PackageFile {
  return { fileName, identity: anIdentity(fields) }
}

/** A bundle of the user's. */
export function aBundle(fileName: string, fields: Partial<PackageIdentity> = {}): PackageFile {
  return aFile(fileName, { architectures: ['arm64', 'x64'], isBundle: true, ...fields })
}

/** A package in a bundle of the user's, for x64. */
export function anInner(fileName: string, fields: Partial<BundledPackage> = {}): BundledPackage {
  const { isBundle: _, contents: __, ...identity } = anIdentity()
  return { ...identity, fileName, isApplication: true, ...fields }
}

/** A package that the Store has and has processed. */
export function aStored(fileName: string, fields: JsonObject = {}): JsonObject {
  return aPackage({
    fileName,
    id: `id of ${fileName}`,
    architecture: 'x64',
    languages: ['en-US'],
    targetDeviceFamilies: ['Windows.Desktop min version 10.0.17763.0'],
    ...fields,
  })
}

/** The entry of a package that is to be uploaded, as the planner makes it. */
export function anAdded(fileName: string): JsonObject {
  return {
    fileName,
    fileStatus: 'PendingUpload',
    minimumDirectXVersion: 'None',
    minimumSystemRam: 'None',
  }
}

/** The state of a file on disk that has this size. */
export function aState(sizeInBytes = 1000): FileState {
  return { sizeInBytes, modifiedAtNs: 0n, inode: 1n, device: 1n }
}

/** A picture of the metadata folder. */
export function anImage(fileName: string, fields: Partial<ImageFile> = {}): ImageFile {
  return {
    path: `store/${fileName}`,
    fileName,
    caption: undefined,
    state: aState(),
    dimensions: { width: 1920, height: 1080 },
    ...fields,
  }
}

/** A listing of the metadata folder; each text has a file of its own. */
export function aListing(
  fields: ListingMetadata['fields'] = {},
  images: ListingMetadata['images'] = {},
): ListingMetadata {
  const sources = Object.keys(fields).map((name) => [name, `store/${name}.txt`])
  return { fields, images, sources: Object.fromEntries(sources) }
}

/** A language of the metadata folder. */
export function aLanguage(
  language: string,
  base: ListingMetadata = aListing(),
  platformOverrides: LanguageMetadata['platformOverrides'] = {},
): LanguageMetadata {
  return { language, base, platformOverrides }
}

/** A metadata folder. */
export function aFolder(
  languages: readonly LanguageMetadata[],
  trailers: readonly TrailerFile[] = [],
  obsolete: readonly string[] = [],
): Metadata {
  return { languages, trailers, obsolete }
}

/** A trailer of the metadata folder, in English. */
export function aTrailer(name: string, fields: Partial<TrailerFile> = {}): TrailerFile {
  return {
    path: `store/trailers/${name}.mp4`,
    fileName: `trailers/${name}.mp4`,
    state: aState(),
    assets: { 'en-us': { title: name, thumbnail: anImage(`en-us/trailers/${name}.png`) } },
    ...fields,
  }
}

/** Files that can be uploaded, the packages among them with what their manifests say. */
export function aMaterial(
  input: UploadFiles['input'],
  packages: readonly PackageFile[],
  others: readonly string[] = [],
): UploadFiles {
  const entries = [...packages.map(({ fileName }) => fileName), ...others]
  return {
    input,
    entries,
    packages,
    source: {
      kind: 'files',
      files: entries.map((name) => ({ input, name, path: `out/${name}`, ...aState() })),
    },
  }
}

/** A submission of an app or an add-on that has what the Store wants of every one. */
export function aSendable(fields: JsonObject = {}): JsonObject {
  return {
    listings: { 'en-us': { baseListing: { title: 'Demo' } } },
    pricing: { priceId: 'Free' },
    ...fields,
  }
}

/** What is said of a rule that is broken. */
export interface Refusal {
  readonly input: string
  readonly message: string
  readonly file: string | undefined
}

/** Every problem of a submission that is to be sent, in the order of the checks. */
export function problemsOf(submission: JsonObject, fields: Partial<RuleContext> = {}): readonly Problem[] {
  return checkPlan(
    { submission, uploads: pendingUploads(submission), changes: [] },
    aContext(submission, fields),
  )
}

/** The context of an app that is live, with nothing to upload. */
export function aContext(base: JsonObject, fields: Partial<RuleContext> = {}): RuleContext {
  return {
    kind: 'app',
    product: { kind: 'app', appId: '9NBLGGH4R315' },
    base,
    identity: { packageName: 'Contoso.Demo', publisher: 'CN=Contoso' },
    isLive: true,
    metadataOnly: false,
    uploadFiles: undefined,
    metadata: undefined,
    submission: undefined,
    settings: {},
    allow: new Set(),
    now: Date.parse('2026-11-26T10:00:00Z'),
    ...fields,
  }
}

/** What is said of every problem of a submission that is to be sent, whatever the rule is called. */
export function refusals(submission: JsonObject, fields: Partial<RuleContext> = {}): readonly Refusal[] {
  return problemsOf(submission, fields).map(({ input, problem: message, file }) => ({ input, message, file }))
}
