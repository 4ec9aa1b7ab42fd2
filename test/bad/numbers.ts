/** Frames of the counting clips; each shows its own number. */
export const countedFrames = 72;
