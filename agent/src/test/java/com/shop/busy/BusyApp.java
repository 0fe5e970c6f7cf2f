package com.shop.busy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Somebody's application with sessions, a cache and a list, until nobody is there any more. */
public final class BusyApp {
  private static final List<UserSession> SESSIONS = new ArrayList<>();
  private static final Cache<Integer, String> PRICES =
      Caffeine.newBuilder().maximumSize(50).build();

  private BusyApp() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    for (int i = 0; i < 500; i++) {
      SESSIONS.add(new UserSession(i));
      PRICES.put(i, "price " + i);
    }
    System.gc();
    System.out.println("app: up with " + SESSIONS.size() + " and " + PRICES.estimatedSize());
    while (System.in.read() >= 0) {
      PRICES.cleanUp();
    }
  }

  /** What the agent takes for a session, by its name. */
  record UserSession(int user) {}
}
