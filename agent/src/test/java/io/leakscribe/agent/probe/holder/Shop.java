package io.leakscribe.agent.probe.holder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An application that is loaded woven. Driven from outside through {@link Runnable}. */
final class Shop {

  static class Sessions implements Runnable {
    final Map<String, Object> sessions = new ConcurrentHashMap<>();
    private final List<Object> lazy;

    Sessions() {
      this(new ArrayList<>(new ArrayList<>()));
    }

    Sessions(List<Object> lazy) {
      this.lazy = lazy;
    }

    @Override
    public void run() {
      for (int i = 0; i < 100; i++) {
        sessions.put("session " + sessions.size(), new Session());
      }
    }
  }

  static class AdminSessions extends Sessions {
    private final Collection<Object> admins = new ArrayList<>();

    @Override
    public void run() {
      super.run();
      for (int i = 0; i < 20; i++) {
        admins.add(new Session());
      }
    }
  }

  static class Session {
    Object user = new User();
  }

  static class User {}

  static class Statics implements Runnable {
    static final Map<Integer, String> CACHE = new HashMap<>();

    @Override
    public void run() {
      for (int i = 0; i < 50; i++) {
        CACHE.put(i, "value");
      }
    }
  }

  static class LateStatics implements Runnable {
    static Map<Integer, String> late;

    @Override
    public void run() {
      late = new HashMap<>();
      for (int i = 0; i < 50; i++) {
        late.put(i, "value");
      }
    }
  }

  static class Lru extends LinkedHashMap<Integer, Integer> implements Runnable {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Integer, Integer> eldest) {
      return size() > 40;
    }

    @Override
    public void run() {
      for (int i = 0; i < 60; i++) {
        put(i, i);
      }
    }
  }

  record Basket(List<String> items) implements Runnable {
    Basket() {
      this(new ArrayList<>());
    }

    @Override
    public void run() {
      for (int i = 0; i < 30; i++) {
        items.add("item");
      }
    }
  }

  enum Channel implements Runnable {
    WEB;
    private final List<String> orders = new ArrayList<>();

    @Override
    public void run() {
      for (int i = 0; i < 30; i++) {
        orders.add("order");
      }
    }
  }

  interface Defaults {
    Map<String, String> VALUES = new HashMap<>();
  }

  static class UsesDefaults implements Runnable {
    @Override
    public void run() {
      for (int i = 0; i < 30; i++) {
        Defaults.VALUES.put("key " + i, "value");
      }
    }
  }

  private Shop() {}
}
