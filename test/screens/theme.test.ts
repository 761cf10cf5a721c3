import {describe, expect, it} from 'vitest';
import {looksOf, themeFor, themes} from '../../screens/theme.ts';

describe('the themes', () => {
  it('colour four meanings and nothing else', () => {
    for (const theme of Object.values(themes)) {
      const coloured = Object.entries(looksOf(theme)).filter(([, look]) => look.color !== undefined);
      expect(coloured.map(([tone]) => tone)).toEqual(['clear', 'degraded', 'down', 'unknown']);
      expect(new Set(coloured.map(([, look]) => look.color)).size).toBe(4);
    }
  });

  it('can be read on white where the background is light', () => {
    for (const color of Object.values(themes.light.colors)) expect(1.05 / (luminance(color) + 0.05), color).toBeGreaterThanOrEqual(4.5);
  });

  it('let nothing stand back in high contrast', () => {
    expect(Object.values(looksOf(themes.contrast)).filter((look) => look.dimColor)).toEqual([]);
  });
});

describe('the theme of a terminal', () => {
  it('is the one that was asked for, then the one of its background, then the dark one', () => {
    expect(themeFor({RUNGS_THEME: 'contrast', COLORFGBG: '0;15'})).toBe('contrast');
    expect(themeFor({COLORFGBG: '0;15'})).toBe('light');
    expect(themeFor({COLORFGBG: '0;default;7'})).toBe('light');
    expect(themeFor({COLORFGBG: '15;0'})).toBe('dark');
    expect(themeFor({RUNGS_THEME: 'pink'})).toBe('dark');
    expect(themeFor({})).toBe('dark');
  });
});

/** As WCAG 2 reckons it. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
