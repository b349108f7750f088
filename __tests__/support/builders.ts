import type { JsonObject } from '../../src/shared/json.ts'

/** A draft of an app as the Store gives it, with the given fields in place of the usual ones. */
export function aDraft(fields: JsonObject = {}): JsonObject & { readonly id: string } {
  return {
    id: '1152921505700000001',
    status: 'PendingCommit',
    friendlyName: 'Submission 2',
    fileUploadUrl: 'https://blobs.example/ingestion/1?sv=2017-04-17&sig=ab+cd%2Fef%3D',
    targetPublishMode: 'Immediate',
    listings: {
      'en-us': { baseListing: { title: 'Demo', releaseNotes: 'Old notes', images: [aPicture()] } },
    },
    applicationPackages: [aPackage()],
    packageDeliveryOptions: { packageRollout: { isPackageRollout: false, packageRolloutPercentage: 0 } },
    ...fields,
  }
}

/** A package that the Store has. */
export function aPackage(fields: JsonObject = {}): JsonObject {
  return {
    fileName: 'Demo_1.0.0.0_x64.msix',
    fileStatus: 'Uploaded',
    id: '2000000000000000021',
    version: '1.0.0.0',
    ...fields,
  }
}

/** A picture that the Store has. */
export function aPicture(fields: JsonObject = {}): JsonObject {
  return {
    fileName: 'shot1.png',
    fileStatus: 'Uploaded',
    id: '11',
    description: 'Main',
    imageType: 'Screenshot',
    ...fields,
  }
}
