package io.leakscribe.agent.probe.reach;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** What walks come upon in tests. */
final class Things {
  private Things() {}

  static Class<?> initialized(Class<?> type) {
    try {
      return Class.forName(type.getName());
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static List<Object> items(int count) {
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(new Item());
    }
    return items;
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static final class Item {}

  static Map<Object, Object> map(int count) {
    Map<Object, Object> map = new HashMap<>();
    for (int i = 0; i < count; i++) {
      map.put(i, new Item());
    }
    return map;
  }
}
