/** Where the site's clips and their numbers lie: a clip's address without its endings. */
export const siteFile = (path: string): string => `${import.meta.env.BASE_URL.replace(/\/?$/, '/')}${path}`;
