/**
 * The address of a page or file of this site, under whatever path the host serves it.
 *
 * @param path from the site's root, without a leading slash: "your-clip/", "clips/x.mp4", "" for home
 */
export function siteUrl(path: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/$/, '')}/${path}`;
}
