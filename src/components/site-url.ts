/**
 * The address of a page or file of this site, under whatever path the host serves it.
 *
 * @param path from the site's root, without a leading slash: "your-clip/", "clips/x.mp4", "" for home
 */
export function siteUrl(path: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/$/, '')}/${path}`;
}

/**
 * The same with the host before it, for what is read elsewhere. A site that does not know its own address gives the path alone.
 *
 * @param site `Astro.site`
 */
export function wholeUrl(path: string, site: URL | undefined): string {
  return site ? new URL(siteUrl(path), site).href : siteUrl(path);
}
