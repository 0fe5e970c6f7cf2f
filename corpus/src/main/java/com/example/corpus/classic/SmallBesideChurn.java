package com.example.corpus.classic;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A small leak beside a large window of recent events that is always changing. */
@Leak(
    value = "small leak beside a large churning window",
    holders = {"com\\.example\\.corpus\\.classic\\.SmallBesideChurn\\.grants"},
    sites = {"SmallBesideChurn\\.(grant|\\w+)"},
    leakingClass = "com\\.example\\.corpus\\.classic\\.SmallBesideChurn\\$Grant|byte\\[\\]",
    heap = "128m")
public final class SmallBesideChurn implements Program {

  private static final int WINDOW = 40_000;

  private final Deque<byte[]> recent = new ArrayDeque<>();
  private final List<Grant> grants = new ArrayList<>();

  /** What somebody may do, and why. */
  private record Grant(long user, byte[] reason) {}

  private void event(long number) {
    recent.add(new byte[1000 + (int) (number * 7919 % 400)]);
    while (recent.size() > WINDOW) {
      recent.poll();
    }
  }

  private void grant(long user) {
    grants.add(new Grant(user, new byte[300]));
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (long step = 0; pace.next(); step++) {
      for (int i = 0; i < 8; i++) {
        event(step * 8 + i);
      }
      grant(step);
    }
  }
}
