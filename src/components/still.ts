/** Size of every clip's still in public/clips, in pixels. */
export const still = { width: 854, height: 480 } as const;
