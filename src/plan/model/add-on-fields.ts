/**
 * Texts that the listing of an add-on has; besides them there is one icon.
 * https://learn.microsoft.com/windows/uwp/monetize/manage-add-on-submissions#listing-object
 */
export const ADD_ON_FIELDS: ReadonlySet<string> = new Set(['title', 'description'])
