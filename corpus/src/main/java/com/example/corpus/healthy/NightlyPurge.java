package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Map;
import java.util.TreeMap;

/** A store of events that nothing bounds by day; at night all but the newest are purged. */
@Healthy(value = "store that grows for a third of the life, purged thrice", steps = 60_000)
public final class NightlyPurge implements Program {
  private static final int STEPS_PER_DAY = 19_000;
  private static final int KEPT = 2_000;

  private final TreeMap<Long, Map<String, byte[]>> events = new TreeMap<>();

  @Override
  public void run(Pace pace) throws Exception {
    for (long id = 1; pace.next(); id++) {
      events.put(id, Map.of("type", new byte[16], "payload", new byte[2200]));
      if (id % STEPS_PER_DAY == 0) {
        purge(id - KEPT);
      }
    }
  }

  private void purge(long before) {
    events.headMap(before).clear();
  }
}
