import { firstError } from '../../http/first-error.ts'
import { isObject, type JsonObject, objectOrEmpty } from '../../http/json.ts'
import type { Reply } from '../../http/messages.ts'
import { invalid } from '../errors.ts'
import type { Submission } from '../product-record.ts'
import type { Trailer } from '../resource.ts'
import { fileEntries, findIllegalStatus, imageEntries } from './entries.ts'

// That the Store refuses files it does not have follows from the documented statuses and IDs; the texts are not public.
// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#image-object

/** Checks that images have a possible status: an uploaded one must be in the Store. */
export function checkImages({ listings }: JsonObject, { resource: stored }: Submission): Reply | undefined {
  return firstError(Object.entries(objectOrEmpty(listings)), ([locale, listing]) =>
    firstError(textsOf(listing), ([where, { images }]) => {
      const before = new Map(textsOf(stored.listings?.[locale])).get(where)
      const illegal = findIllegalStatus(imageEntries(images), fileEntries(before?.['images']))
      if (illegal === undefined) return undefined
      const text = `The image '${illegal.fileName}' of '${locale}' cannot be set to '${illegal.fileStatus}'.`
      return invalid(text, 'images')
    }),
  )
}

/** Lists the texts of a listing: the base and the overrides, by their names. */
function textsOf(listing: unknown): [name: string, texts: JsonObject][] {
  const { baseListing, platformOverrides } = objectOrEmpty(listing)
  const all = Object.entries({ ...objectOrEmpty(platformOverrides), baseListing })
  return all.filter((entry): entry is [string, Record<string, unknown>] => isObject(entry[1]))
}

/** Checks that an icon is to be uploaded, or is the one in the Store. */
export function checkIcons({ listings }: JsonObject, { resource: stored }: Submission): Reply | undefined {
  return firstError(Object.entries(objectOrEmpty(listings)), ([locale, listing]) => {
    const { icon } = objectOrEmpty(listing)
    if (!isObject(icon) || icon['fileStatus'] === 'PendingUpload') return undefined
    const isStored = stored.listings?.[locale]?.icon?.fileName === icon['fileName']
    const text = `The icon '${icon['fileName']}' of '${locale}' cannot be set to '${icon['fileStatus']}'.`
    return isStored ? undefined : invalid(text, 'icon')
  })
}

/** Checks that the IDs of trailers and their files are the Store's own; a new trailer has none. */
export function checkTrailers({ trailers }: JsonObject, { resource: stored }: Submission): Reply | undefined {
  const known = new Set((stored.trailers ?? []).flatMap(idsOf))
  const sent = Array.isArray(trailers) ? trailers.filter(isObject) : []
  const unknown = sent.flatMap((trailer) => idsOf(trailer)).find((id) => !known.has(id))
  return unknown === undefined
    ? undefined
    : invalid(`The trailer has no file with the id '${unknown}'.`, 'trailers')
}

function idsOf({ id, videoFileId, trailerAssets }: Trailer): string[] {
  const thumbnails = Object.values(trailerAssets ?? {}).flatMap(({ imageList = [] }) => imageList)
  return [id, videoFileId, ...thumbnails.map((image) => image.id)].flatMap((one) => (one ? [one] : []))
}
