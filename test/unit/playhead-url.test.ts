import { describe, expect, test } from 'vitest';
import { emptyLink, formatLink, parseLink, type PlayheadLink } from '../../src/study/url-state.ts';

const clips = ['walk-broken', 'walk-sound'];
const parse = (search: string, figureId = '', durationUs = 0) =>
  parseLink(new URLSearchParams(search), figureId, clips, durationUs);

describe('a link', () => {
  test('opens on the very microsecond it was made on', () => {
    const link: PlayheadLink = {
      clipId: 'walk-sound',
      timeUs: 1_208_333,
      joints: ['left-wrist', 'left-elbow'],
      range: [1_000_001, 2_500_000],
      fault: 2,
    };
    const search = formatLink(new URLSearchParams(), 'pair', link);
    expect(search.get('pair.t')).toBe('1.208333');
    expect(search.get('pair.range')).toBe('1.000001-2.5');
    expect(parse(search.toString(), 'pair')).toEqual({ link, problems: [] });
  });

  test('leaves out what has its default, and leaves alone what is not its own', () => {
    const search = new URLSearchParams('q=1&other.t=3&pair.t=9&pair.joint=nose');
    expect(formatLink(search, 'pair', emptyLink).toString()).toBe('q=1&other.t=3');
  });

  test('figures on one page are told apart', () => {
    expect(parse('a.t=1&b.t=2', 'b').link.timeUs).toBe(2_000_000);
    expect(parse('t=1', 'b').link).toEqual(emptyLink);
  });

  test('absent and empty parameters are no problem', () => {
    expect(parse('')).toEqual({ link: emptyLink, problems: [] });
    expect(parse('t=&joint=&range=&clip=')).toEqual({ link: emptyLink, problems: [] });
  });

  test.each([
    'clip=../../etc/passwd',
    't=-1',
    't=NaN',
    't=1e9',
    't=Infinity',
    't=99999999',
    't=1,5',
    'joint=third-arm',
    'joint=left-wrist,third-arm',
    'joint=__proto__',
    'range=3-2',
    'range=1',
    'range=1-2-3',
    'range=a-b',
    'range=-',
    'range=2-2',
  ])('%s gives the default and a sentence', (search) => {
    const { link, problems } = parse(search);
    expect(link).toEqual(emptyLink);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^The link asks for .+ which this figure does not have\.$/);
  });

  test('a time after the end of the clip is told, the end itself is not', () => {
    expect(parse('t=5.1', '', 5_000_000).problems).toHaveLength(1);
    expect(parse('t=5', '', 5_000_000).link.timeUs).toBe(5_000_000);
  });

  test('quotes no more of a nonsense value than fits a sentence', () => {
    expect(parse(`clip=${'x'.repeat(5000)}`).problems[0]!.length).toBeLessThan(120);
  });

  test('one bad value does not spoil the others', () => {
    const { link, problems } = parse('t=1.5&joint=third-arm');
    expect(link.timeUs).toBe(1_500_000);
    expect(problems).toHaveLength(1);
  });
});
