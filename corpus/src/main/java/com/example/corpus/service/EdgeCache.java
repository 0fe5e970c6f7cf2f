package com.example.corpus.service;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A CDN edge: what was asked for once is on probation; what was asked for again is protected. The
 * first part is full at once, the second fills slowly, to three fifths of the heap.
 */
@Healthy(
    value = "segmented LRU by bytes: probation turns over, the protected part fills slowly",
    heap = "128m",
    steps = 60_000)
public final class EdgeCache implements Program {
  private static final long PROBATION_BYTES = 13_000_000;
  private static final long PROTECTED_BYTES = 55_000_000;
  private static final int URLS = 30_000;
  private static final int REQUESTS_PER_STEP = 8;

  private final Part probation = new Part();
  private final Part kept = new Part();
  private final SplittableRandom random = new SplittableRandom(83);

  /** One of the two, in order of access, and its bytes. */
  private static final class Part {
    private final Map<String, byte[]> bodies = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    void put(String url, byte[] body) {
      bodies.put(url, body);
      bytes += body.length;
    }

    byte[] take(String url) {
      byte[] body = bodies.remove(url);
      bytes -= body == null ? 0 : body.length;
      return body == null ? new byte[0] : body;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      for (int i = 0; i < REQUESTS_PER_STEP; i++) {
        double rarity = random.nextDouble();
        get("/assets/" + (int) (URLS * rarity * rarity * rarity * rarity));
      }
    }
  }

  private void get(String url) {
    if (kept.bodies.get(url) != null) {
      return;
    }
    if (probation.bodies.containsKey(url)) {
      kept.put(url, probation.take(url));
      evict(kept, PROTECTED_BYTES, true);
    } else {
      probation.put(url, new byte[2_000 + random.nextInt(8_000)]);
    }
    evict(probation, PROBATION_BYTES, false);
  }

  private void evict(Part part, long limit, boolean demote) {
    while (part.bytes > limit) {
      Iterator<String> eldest = part.bodies.keySet().iterator();
      String url = eldest.next();
      byte[] body = part.take(url);
      if (demote) {
        probation.put(url, body);
      }
    }
  }
}
