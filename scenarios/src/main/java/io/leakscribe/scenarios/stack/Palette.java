package io.leakscribe.scenarios.stack;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** The colours that a picture uses most. */
final class Palette {
  private static final int COLOURS = 256;

  /** Bits of each channel that tell colours apart: text is smoothed into countless shades. */
  private static final int MASK = 0xF8F8F8;

  private Palette() {}

  static IndexColorModel of(BufferedImage picture) {
    Map<Integer, Integer> counts = new HashMap<>();
    Map<Integer, Integer> shades = new HashMap<>();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int rgb = picture.getRGB(x, y) & 0xFFFFFF;
        counts.merge(rgb & MASK, 1, Integer::sum);
        shades.putIfAbsent(rgb & MASK, rgb);
      }
    }
    int[] rgb =
        counts.keySet().stream()
            .sorted(Comparator.comparing(counts::get).reversed())
            .limit(COLOURS)
            .mapToInt(shades::get)
            .toArray();
    return new IndexColorModel(8, rgb.length, rgb, 0, false, -1, DataBuffer.TYPE_BYTE);
  }
}
