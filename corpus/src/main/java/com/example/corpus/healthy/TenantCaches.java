package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Each tenant has a bounded cache of its own; tenants come one by one. */
@Healthy(value = "a bounded cache for each of fifty tenants, who come one by one", steps = 60_000)
public final class TenantCaches implements Program {
  private static final int TENANTS = 50;
  private static final int DOCUMENTS = 300;

  private final Map<Integer, Documents> caches = new HashMap<>();
  private final SplittableRandom random = new SplittableRandom(47);

  private static final class Documents extends LinkedHashMap<Integer, byte[]> {
    private static final long serialVersionUID = 1;

    Documents() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Integer, byte[]> eldest) {
      return size() > DOCUMENTS;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      int known = 1 + (int) (Math.min(1, pace.progress() * 1.5) * (TENANTS - 1));
      caches
          .computeIfAbsent(random.nextInt(known), tenant -> new Documents())
          .computeIfAbsent(random.nextInt(3000), number -> new byte[3200]);
    }
  }
}
