import AmnesiaFigure from '../AmnesiaFigure.astro';
import ClipFigure from '../ClipFigure.astro';
import ForgettingFigure from '../ForgettingFigure.astro';
import PairFigure from '../PairFigure.astro';
import RepairFigure from '../RepairFigure.astro';
import ReplayFigure from '../ReplayFigure.astro';
import ThresholdFigure from '../ThresholdFigure.astro';
import AlarmsFigure from '../results/AlarmsFigure.astro';
import BarsFigure from '../results/BarsFigure.astro';
import ConfidenceFigure from '../results/ConfidenceFigure.astro';
import KindsFigure from '../results/KindsFigure.astro';
import SeparationFigure from '../results/SeparationFigure.astro';
import type { FigureComponent } from './embeds.ts';

/** The figures of articles by the name that they have in MDX. What stands there are strings; each checks its own when it is built. */
export const figureComponents: Readonly<Record<FigureComponent, unknown>> = {
  AlarmsFigure,
  AmnesiaFigure,
  BarsFigure,
  ClipFigure,
  ConfidenceFigure,
  ForgettingFigure,
  KindsFigure,
  PairFigure,
  RepairFigure,
  ReplayFigure,
  SeparationFigure,
  ThresholdFigure,
};
