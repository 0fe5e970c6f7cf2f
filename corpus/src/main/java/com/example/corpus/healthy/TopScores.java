package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;

/** The best games ever played: late ones push out worse ones, rarer and rarer. */
@Healthy(value = "bounded PriorityQueue of the best, always changing", steps = 60_000)
public final class TopScores implements Program {
  private static final int BEST = 25_000;

  private final SplittableRandom random = new SplittableRandom(3);
  private final Queue<Game> best = new PriorityQueue<>(Comparator.comparingInt(Game::score));

  private record Game(int score, byte[] moves) {}

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      finished(new Game(random.nextInt(), new byte[1500]));
    }
  }

  private void finished(Game game) {
    best.add(game);
    if (best.size() > BEST) {
      best.remove();
    }
  }
}
