package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Chat rooms in a bounded cache; each keeps its last messages, so a room's weight grows. */
@Healthy(
    value = "Caffeine cache by number, whose values grow to a bound of their own",
    steps = 60_000)
public final class ChatRooms implements Program {
  private static final int ROOMS = 500;
  private static final int MESSAGES = 100;

  private final SplittableRandom random = new SplittableRandom(37);
  private final Cache<Integer, List<byte[]>> rooms =
      Caffeine.newBuilder().maximumSize(ROOMS).build();

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      List<byte[]> room = rooms.get(random.nextInt(ROOMS), number -> new ArrayList<>());
      room.add(new byte[1000]);
      if (room.size() > MESSAGES) {
        room.remove(0);
      }
    }
  }
}
