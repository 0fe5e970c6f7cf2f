package com.shop.lifecycle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Sessions and a cache of an application's own. */
public final class AppScenario implements Callable<List<Object>> {

  @Override
  public List<Object> call() {
    List<Object> kept = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      login(i, kept);
    }
    kept.add(new Basket());
    Shelf shelf = new Shelf();
    for (int i = 0; i < 10; i++) {
      shelf.put(i, new int[2]);
    }
    for (int i = 0; i < 8; i++) {
      Object removed = shelf.removeItem(i);
      if (i < 3) {
        kept.add(removed);
      }
    }
    kept.add(shelf);
    return kept;
  }

  private static void login(int i, List<Object> kept) {
    UserSession session = i % 2 == 0 ? new UserSession() : new VipSession(i);
    if (i < 10) {
      kept.add(session);
    }
  }

  /** A session by its name. */
  public static class UserSession {
    final int number;

    UserSession() {
      this(0);
    }

    UserSession(int number) {
      this.number = number;
    }
  }

  /** Its superclass is a session class too. */
  public static final class VipSession extends UserSession {
    VipSession(int number) {
      super(new UserSession(number).number);
    }
  }

  /** Named by the operator. */
  public static final class Basket {}

  /** A cache, because the operator says so. */
  public static final class Shelf {
    private final Map<Integer, Object> items = new LinkedHashMap<>();

    void put(Integer key, Object value) {
      items.put(key, value);
    }

    Object removeItem(Integer key) {
      return items.remove(key);
    }
  }
}
