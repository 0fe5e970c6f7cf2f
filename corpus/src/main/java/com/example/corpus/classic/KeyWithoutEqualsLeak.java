package com.example.corpus.classic;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashMap;
import java.util.Map;

/** A cache of two thousand routes that never hits, as its key has neither equals nor hashCode. */
@Leak(
    value = "map keys without equals and hashCode",
    holders = "com\\.example\\.corpus\\.classic\\.KeyWithoutEqualsLeak\\$RoutePlanner\\.routes",
    sites = {
      "KeyWithoutEqualsLeak\\$RoutePlanner\\.(plan|compute|lambda\\$.*)",
      "KeyWithoutEqualsLeak\\$(RouteKey|Route)\\.<init>"
    })
public final class KeyWithoutEqualsLeak implements Program {
  private static final int PLACES = 2_000;

  /** From where to where. */
  private static final class RouteKey {
    private final int from;
    private final int to;

    RouteKey(int from, int to) {
      this.from = from;
      this.to = to;
    }

    int distance() {
      return Math.abs(from - to);
    }
  }

  /** The way. */
  private record Route(int[] legs) {}

  /** Plans routes, each only once. */
  private static final class RoutePlanner {
    private final Map<RouteKey, Route> routes = new HashMap<>();

    Route plan(int from, int to) {
      return routes.computeIfAbsent(new RouteKey(from, to), this::compute);
    }

    private Route compute(RouteKey key) {
      int[] legs = new int[120];
      legs[0] = key.distance();
      return new Route(legs);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    RoutePlanner planner = new RoutePlanner();
    long distance = 0;
    for (int i = 0; pace.next(); i++) {
      distance += planner.plan(0, i % PLACES).legs()[0];
    }
    System.out.println("distance " + distance);
  }
}
