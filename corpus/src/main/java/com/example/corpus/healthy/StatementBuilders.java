package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Each branch has a builder for its statement, emptied when sent; it stays as long as it was. */
@Healthy(value = "StringBuilders reset after each statement, capacity stays", steps = 80_000)
public final class StatementBuilders implements Program {
  private static final int BRANCHES = 160;
  private static final int MOST_LINES = 1_500;
  private static final String LINE = "2026-01-01;transfer;0000000000;".repeat(3);

  private final Map<Integer, Statement> open = new HashMap<>();
  private final SplittableRandom random = new SplittableRandom(73);
  private long sent;

  /** Grows line by line until it is sent. */
  private static final class Statement {
    private final StringBuilder text = new StringBuilder();
    private int lines;
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      book(random.nextInt(BRANCHES), 1 + random.nextInt(20));
    }
    System.out.println("sent " + sent);
  }

  private void book(int branch, int lines) {
    Statement statement = open.computeIfAbsent(branch, number -> new Statement());
    for (int i = 0; i < lines; i++) {
      statement.text.append(LINE).append(i).append('\n');
    }
    statement.lines += lines;
    if (statement.lines > MOST_LINES) {
      sent += statement.text.length();
      statement.text.setLength(0);
      statement.lines = 0;
    }
  }
}
