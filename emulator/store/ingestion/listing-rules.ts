import type { ProductRecord, Submission } from '../product-record.ts'
import type { Listing, StatusEntry } from '../resource.ts'

/**
 * Checks that each listing of an app has what Partner Center requires: a description and a screenshot;
 * https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/add-and-edit-store-listing-info. An update
 * without them is accepted, so their absence fails the commit. Code and text are guesses.
 */
export function checkListings(
  { switches: { requiresListingTexts } }: ProductRecord,
  { resource: { listings = {} } }: Submission,
): StatusEntry[] {
  if (!requiresListingTexts) return []
  return Object.entries(listings).flatMap(([language, { baseListing }]) =>
    baseListing === undefined
      ? []
      : listMissing(baseListing).map((what) => ({
          code: 'InvalidParameterValue',
          details: `The listing '${language}' needs ${what}.`,
        })),
  )
}

function listMissing({ description, images = [] }: NonNullable<Listing['baseListing']>): string[] {
  const hasScreenshot = images.some(
    ({ fileStatus, imageType }) => fileStatus !== 'PendingDelete' && /screenshot$/i.test(String(imageType)),
  )
  return [...(description ? [] : ['a description']), ...(hasScreenshot ? [] : ['at least one screenshot'])]
}
