package com.example.corpus.service;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A game server: players wander off from where all begin and load the chunks around them. A chunk
 * that nobody was near for a third of the life is saved and unloaded; the world has a border.
 */
@Healthy(
    value = "chunks of a world that is explored ever further, up to its border",
    steps = 60_000)
public final class GameWorld implements Program {
  private static final int BORDER = 55;
  private static final int PLAYERS = 16;
  private static final int MOVES_PER_STEP = 2;
  private static final int IDLE = 20_000;
  private static final int STEPS_PER_AUTOSAVE = 500;

  private final Map<Position, Chunk> loaded = new HashMap<>();
  private final Position[] players = new Position[PLAYERS];
  private final SplittableRandom random = new SplittableRandom(107);

  private record Position(int x, int z) {
    Position by(int dx, int dz) {
      return new Position(within(x + dx), within(z + dz));
    }

    private static int within(int at) {
      return Math.max(-BORDER, Math.min(BORDER, at));
    }
  }

  private static final class Chunk {
    private final byte[] blocks = new byte[3_000];
    private int lastSeen;

    void see(int now) {
      lastSeen = now;
      blocks[now % blocks.length]++;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int player = 0; player < PLAYERS; player++) {
      players[player] = new Position(0, 0);
    }
    for (int step = 0; pace.next(); step++) {
      for (int i = 0; i < MOVES_PER_STEP; i++) {
        move(random.nextInt(PLAYERS), step);
      }
      if (step % STEPS_PER_AUTOSAVE == 0) {
        int seenSince = step - IDLE;
        loaded.values().removeIf(chunk -> chunk.lastSeen < seenSince);
      }
    }
  }

  private void move(int player, int now) {
    players[player] = players[player].by(random.nextInt(3) - 1, random.nextInt(3) - 1);
    for (int dx = -1; dx <= 1; dx++) {
      for (int dz = -1; dz <= 1; dz++) {
        loaded.computeIfAbsent(players[player].by(dx, dz), at -> new Chunk()).see(now);
      }
    }
  }
}
