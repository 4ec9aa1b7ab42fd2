declare namespace App {
  interface Locals {
    /** The figures of the article that is being rendered: what its text may point at. */
    figures?: readonly import('./components/text/figures-of.ts').TextFigure[];
  }
}
