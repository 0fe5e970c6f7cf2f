package io.leakscribe.scenarios.stack;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** The colours that a picture uses most, to make its file small. */
final class Palette {
  private static final int COLOURS = 256;

  /** Bits of each channel that tell colours apart: text is smoothed into countless shades. */
  private static final int MASK = 0xF8F8F8;

  private final Map<Integer, Integer> counts = new HashMap<>();
  private final Map<Integer, Integer> shades = new HashMap<>();
  private final Map<Integer, Integer> indices = new HashMap<>();

  private Palette() {}

  /** The same picture with at most 256 colours, each pixel the nearest of them. */
  static BufferedImage reduce(BufferedImage picture) {
    return new Palette().of(picture);
  }

  private BufferedImage of(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
    for (int rgb : pixels) {
      counts.merge(rgb & MASK, 1, Integer::sum);
      shades.putIfAbsent(rgb & MASK, rgb & 0xFFFFFF);
    }
    int[] colours =
        counts.keySet().stream()
            .sorted(Comparator.comparing(counts::get).reversed())
            .limit(COLOURS)
            .mapToInt(shades::get)
            .toArray();
    int[] chosen = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      chosen[i] = indices.computeIfAbsent(pixels[i] & MASK, rgb -> nearest(colours, rgb));
    }
    BufferedImage small =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model(colours));
    small.getRaster().setPixels(0, 0, width, height, chosen);
    return small;
  }

  private static int nearest(int[] colours, int rgb) {
    int best = 0;
    for (int i = 1; i < colours.length; i++) {
      best = distance(colours[i], rgb) < distance(colours[best], rgb) ? i : best;
    }
    return best;
  }

  private static int distance(int one, int other) {
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int difference = ((one & MASK) >> shift & 0xFF) - ((other & MASK) >> shift & 0xFF);
      sum += difference * difference;
    }
    return sum;
  }

  private static IndexColorModel model(int[] colours) {
    return new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
  }
}
