declare namespace App {
  interface Locals {
    /** The figures of the article that is being rendered: what its text may point at. */
    figures?: readonly import('./components/text/figures-of.ts').TextFigure[];
    /** That article's id, and its figures, which have pages of their own to be embedded. */
    article?: { id: string; embeds: readonly import('./components/text/embeds.ts').Embed[] };
  }
}

/** To plain TypeScript a component is something to hand on; `astro check` knows what each takes. */
declare module '*.astro' {
  const component: unknown;
  export default component;
}
