package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.LinkedHashMap;
import java.util.Map;

/** The LRU cache of the JDK's own documentation; full after three quarters of the life. */
@Healthy(value = "LinkedHashMap with removeEldestEntry, slow to fill", steps = 40_000)
public final class EldestEntryCache implements Program {
  private final Map<String, byte[]> documents = new Recent<>();

  /** Keeps the entries used last. */
  private static final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;
    private static final int MAX_ENTRIES = 30_000;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > MAX_ENTRIES;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; pace.next(); i++) {
      open("doc-" + i);
      open("doc-" + i / 3 * 2);
    }
  }

  private byte[] open(String name) {
    return documents.computeIfAbsent(name, n -> new byte[1200]);
  }
}
