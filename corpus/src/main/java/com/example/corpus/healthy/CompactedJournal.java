package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The journal is an immutable list behind a reference; compaction keeps its youngest part. */
@Healthy(
    value = "persistent list behind an AtomicReference, compacted now and then",
    steps = 60_000)
public final class CompactedJournal implements Program {
  private static final int MOST = 16_000;
  private static final int KEPT = 2_000;

  private final AtomicReference<@Nullable Entry> head = new AtomicReference<>();

  private record Entry(long number, int length, byte[] change, @Nullable Entry older) {}

  @Override
  public void run(Pace pace) throws Exception {
    for (long number = 0; pace.next(); number++) {
      append(number, new byte[2400]);
    }
  }

  private void append(long number, byte[] change) {
    Entry grown = head.updateAndGet(old -> new Entry(number, length(old) + 1, change, old));
    if (length(grown) > MOST) {
      compact();
    }
  }

  private void compact() {
    Entry[] youngest = new Entry[KEPT];
    Entry entry = head.get();
    for (int i = 0; i < KEPT && entry != null; i++) {
      youngest[i] = entry;
      entry = entry.older();
    }
    Entry copy = null;
    for (int i = KEPT - 1; i >= 0; i--) {
      copy = new Entry(youngest[i].number(), length(copy) + 1, youngest[i].change(), copy);
    }
    head.set(copy);
  }

  private static int length(@Nullable Entry entry) {
    return entry == null ? 0 : entry.length();
  }
}
