/** The name under which this action calls every service. */
export const USER_AGENT = 'microsoft-store-publish'
