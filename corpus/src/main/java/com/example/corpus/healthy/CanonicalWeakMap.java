package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.WeakHashMap;

/** One instance of each equal type; the map holds none of them, open documents do. */
@Healthy(value = "WeakHashMap of canonical instances, emptied by the collector", steps = 60_000)
public final class CanonicalWeakMap implements Program {
  private static final int OPEN_DOCUMENTS = 18_000;
  private static final Map<Style, WeakReference<Style>> canonical = new WeakHashMap<>();

  private final Deque<Style> openDocuments = new ArrayDeque<>();

  private record Style(String font, int size, Glyphs glyphs) {}

  /** Equal to all others, as it follows from font and size. */
  private static final class Glyphs {
    private final byte[] outlines = new byte[1800];

    @Override
    public boolean equals(Object other) {
      return other instanceof Glyphs;
    }

    @Override
    public int hashCode() {
      return outlines.length;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; pace.next(); i++) {
      openDocuments.add(canonical(new Style("font-" + i, 12, new Glyphs())));
      canonical(new Style("font-" + i, 12, new Glyphs()));
      if (openDocuments.size() > OPEN_DOCUMENTS) {
        openDocuments.remove();
      }
    }
  }

  private static Style canonical(Style style) {
    WeakReference<Style> known = canonical.get(style);
    Style same = known == null ? null : known.get();
    if (same != null) {
      return same;
    }
    canonical.put(style, new WeakReference<>(style));
    return style;
  }
}
