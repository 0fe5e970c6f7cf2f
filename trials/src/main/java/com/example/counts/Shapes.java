package com.example.counts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Classes of which the agent weaves some and leaves others. */
final class Shapes {
  private Shapes() {}

  /** One object of each. */
  static List<Object> all() {
    return List.of(
        new Registry(),
        new Tables(),
        new Recent<String, String>(),
        new Pair("left", "right"),
        new Buffer(),
        new Cursor(),
        new Node(null),
        new Point(1, 2),
        new Name("name"));
  }

  /** Woven: declares a holder. */
  static final class Registry {
    final Map<String, String> entries = new HashMap<>();
  }

  /** Woven: declares a static holder. */
  static final class Tables {
    static final List<String> ROWS = new ArrayList<>();
  }

  /** Woven twice: a container, and a cache. */
  static final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > 100;
    }
  }

  /** Left alone: a value. */
  record Pair(Object left, Object right) {}

  /** Woven: an array that is replaced may grow. */
  static final class Buffer {
    byte[] bytes = new byte[16];
  }

  /** Left alone: passes by. */
  static final class Cursor implements Iterator<Object> {
    private Object[] array = {};

    @Override
    public boolean hasNext() {
      return array.length > 0;
    }

    @Override
    public Object next() {
      return array;
    }
  }

  /** Left alone: there may be very many. */
  static final class Node {
    @Nullable Node next;

    Node(@Nullable Node next) {
      this.next = next;
    }
  }

  /** Left alone: holds nothing. */
  record Point(int x, int y) {}

  /** Left alone: holds nothing much. */
  record Name(String name) {}
}
