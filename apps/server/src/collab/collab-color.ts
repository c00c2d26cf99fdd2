/** A colour of the institution's hue as `#rrggbb`, the only notation that stock cursor plugins take; dark enough for white text. */
export function colorOfHue(hue: number): string {
  const [saturation, lightness] = [0.65, 0.4];
  const channel = (offset: number): string => {
    const k = (offset + hue / 30) % 12;
    const value = lightness - saturation * lightness * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}
