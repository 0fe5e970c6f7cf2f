package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** A cache that an application wrote for itself: a map, and the order in which it was filled. */
@Healthy(value = "own cache of a map and a queue, drops the eldest above its bound", steps = 50_000)
public final class OwnLruCache implements Program {
  private static final int MAX = 35_000;
  private static final Map<Long, Route> routes = new HashMap<>();
  private static final Deque<Long> order = new ArrayDeque<>();

  private record Route(long from, long[] stops) {}

  @Override
  public void run(Pace pace) throws Exception {
    for (long from = 0; pace.next(); from++) {
      route(from);
      route(from - from % 10);
    }
  }

  private static Route route(long from) {
    Route known = routes.get(from);
    return known != null ? known : remember(new Route(from, new long[120]));
  }

  private static Route remember(Route route) {
    routes.put(route.from(), route);
    order.addLast(route.from());
    if (order.size() > MAX) {
      routes.remove(order.removeFirst());
    }
    return route;
  }
}
