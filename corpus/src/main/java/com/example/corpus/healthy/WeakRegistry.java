package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import com.google.common.collect.MapMaker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentMap;

/** Finds connections by number, but only as long as somebody else has them. */
@Healthy(value = "registry with weak values, the values live in a bounded queue", steps = 60_000)
public final class WeakRegistry implements Program {
  private static final int OPEN = 6_000;

  private final ConcurrentMap<Integer, Connection> registry =
      new MapMaker().weakValues().concurrencyLevel(1).makeMap();
  private final Deque<Connection> open = new ArrayDeque<>();

  private record Connection(int number, byte[] buffer) {}

  @Override
  public void run(Pace pace) throws Exception {
    long found = 0;
    for (int number = 0; pace.next(); number++) {
      accept(number);
      found += registry.containsKey(number / 2) ? 1 : 0;
    }
    System.out.println("found " + found);
  }

  private void accept(int number) {
    Connection connection = new Connection(number, new byte[3500]);
    registry.put(number, connection);
    open.addLast(connection);
    if (open.size() > OPEN) {
      open.removeFirst();
    }
  }
}
