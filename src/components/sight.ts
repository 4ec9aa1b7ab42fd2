/** Each with what it takes to be seen. */
const finds = [
  ['Limbs and heads redrawn, or suddenly elsewhere', 'a joint is where nothing before or after leads'],
  ['Fingers redrawn', 'where the hand is near enough: elsewhere in each picture while the hand is not'],
  ['Lost limbs', 'where an arm should be, the picture shows the wall'],
  ['Bones that change length, hinges that bend wrong, heads that turn too far', 'as far as the camera can see it'],
  ['Light and clothes that change and change back', 'brightness, tint, and the colour of sleeves'],
  ['Things behind the person that flicker or vanish', 'where nothing moved that could explain it'],
  ['Frames that repeat, or are missing', 'time that stands still, or leaps'],
] as const;

const tries = [
  ['A limb too many', 'caught if it comes and goes at once, beside the body'],
  ['Sides swapped', 'nothing looks for it as such; caught if the limbs jump when they change sides'],
  ['Light from another side', 'caught if it moves at once and comes back'],
  ['Somebody else for a while', 'caught if build and colours change together, and change back'],
] as const;

const blind = [
  ['How many fingers there are, and whether they are fused', 'the hand model sees five in whatever it is shown'],
  ['Feet that slide', 'of a body that walks, it cannot yet tell a slide from a step'],
  ['Cloth that folds wrongly, things in hands, shadows', 'never: nothing here could tell'],
  ['Whether a machine made it', 'never: a fault is a fault, whoever made the film'],
] as const;

/** What the bench for own clips finds, tries to find, and cannot see: in the words of somebody who brings one. */
export const sight = [
  { title: 'What it finds', sign: 'is-sound', entries: finds },
  { title: 'What it tries to find, and often misses', sign: 'is-uncertain', entries: tries },
  { title: 'What it cannot see', sign: 'is-uncertain', entries: blind },
] as const;
