/** The name by which every service that is called knows this action. */
export const USER_AGENT = 'microsoft-store-publish'
