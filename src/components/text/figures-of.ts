/** A figure of an article that its text can set. */
export interface TextFigure {
  id: string;
  /**
   * Where its frames and faults are kept: a clip of the film set, a track that is only replayed, the set itself, live, or the generator. The threshold has
   * neither: it shows a wrist as far out as it is told.
   */
  shows: { clip: string } | { track: string } | { dial: true } | { level: true } | { generator: true };
}

/** Attributes of every use of a component in MDX: `t={1.25}` and `joint="nose"` both give text, `compact` gives "". */
export function usesOf(body: string, component: string): Readonly<Record<string, string>>[] {
  return [...body.matchAll(new RegExp(`<${component}\\b([^>]*?)/?>`, 'g'))].map(([, attributes]) =>
    Object.fromEntries(
      [...attributes!.matchAll(/([\w-]+)(?:=(?:"([^"]*)"|\{([^}]*)\}))?/g)].map(([, name, quoted, braced]) => [
        name!,
        quoted ?? braced ?? '',
      ]),
    ),
  );
}

/** Every figure of an article that words in the text can set, in the order of their kinds. */
export function figuresOf(body: string): readonly TextFigure[] {
  const clips = (component: string, attribute: string) =>
    usesOf(body, component).map((use): TextFigure => ({ id: use['id'] ?? '', shows: { clip: use[attribute] ?? '' } }));
  return [
    ...clips('PairFigure', 'broken'),
    ...clips('ClipFigure', 'clip'),
    ...clips('RepairFigure', 'broken'),
    ...usesOf(body, 'ReplayFigure').map((use): TextFigure => ({
      id: use['id'] ?? '',
      shows: { track: use['track'] ?? '' },
    })),
    ...usesOf(body, 'ForgettingFigure').map((use): TextFigure => ({ id: use['id'] ?? '', shows: { dial: true } })),
    ...usesOf(body, 'AmnesiaFigure').map((use): TextFigure => ({ id: use['id'] ?? '', shows: { generator: true } })),
    ...usesOf(body, 'ThresholdFigure').map((use): TextFigure => ({ id: use['id'] ?? '', shows: { level: true } })),
  ];
}
