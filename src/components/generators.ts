/** The clips of real generators whose tracks (numbers, no pictures) the site replays. */
export interface Generator {
  title: string;
  /** Made by which model. */
  model: string;
  /** When that model was published, "April 2023". */
  published: string;
  project: string;
  projectUrl: string;
  licence: 'MIT' | 'Apache-2.0';
  /** What the clip shows, for a reader who never sees it. */
  seen: string;
}

export const generators: Readonly<Record<string, Generator>> = {
  fireman: {
    title: 'The fireman on the beach',
    model: 'FollowYourPose (on Stable Diffusion 1.4)',
    published: 'April 2023',
    project: 'mayuelala/FollowYourPose',
    projectUrl: 'https://github.com/mayuelala/FollowYourPose',
    licence: 'MIT',
    seen: 'a fireman in full gear dances on a beach, the whole body in view',
  },
  dancer: {
    title: 'The dancer in white',
    model: 'StableAnimator',
    published: 'November 2024',
    project: 'Francis-Rings/StableAnimator',
    projectUrl: 'https://github.com/Francis-Rings/StableAnimator',
    licence: 'MIT',
    seen: 'a woman dances before a white wall, seen from the knees up',
  },
};
