package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** Each tenant has its latest pictures; tenants are moved over from the old system one by one. */
@Healthy(
    value = "the latest pictures of each of eighty tenants, moved over for most of the life",
    steps = 40_000)
public final class PicturesOfTenants implements Program {
  private static final int TENANTS = 80;

  private final Map<String, Gallery> galleries = new ConcurrentHashMap<>();
  private final SplittableRandom random = new SplittableRandom(53);

  /** As many as there is room for. */
  private static final class Gallery {
    private static final int MOST = 150;

    private final Deque<byte[]> latest = new ArrayDeque<>();

    void add(byte[] picture) {
      latest.addLast(picture);
      Curator.keep(latest, MOST);
    }
  }

  /** Takes away the eldest, of anything. */
  private static final class Curator {
    static void keep(Deque<byte[]> pictures, int most) {
      while (pictures.size() > most) {
        pictures.removeFirst();
      }
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      int moved = 1 + (int) (Math.min(1, pace.progress() / 0.75) * (TENANTS - 1));
      upload("tenant " + random.nextInt(moved));
    }
  }

  private void upload(String tenant) {
    galleries.computeIfAbsent(tenant, first -> new Gallery()).add(new byte[5000]);
  }
}
