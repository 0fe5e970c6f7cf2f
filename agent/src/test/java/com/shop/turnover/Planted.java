package com.shop.turnover;

import static java.util.concurrent.TimeUnit.HOURS;

import java.io.File;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Classes with holders, of many a shape. All run with any count and grow by it. */
public final class Planted {
  private Planted() {}

  /** What the tests see of each: the container, and one step. */
  public interface Plant {
    Object container();

    void step(int i);
  }

  /** A static map. */
  public static final class StaticMap implements Plant {
    private static final Map<Integer, Object> entries = new HashMap<>();

    @Override
    public Object container() {
      return entries;
    }

    @Override
    public void step(int i) {
      entries.put(i, "x");
    }

    void never(int i) {
      entries.remove(i);
    }
  }

  /** Removes what it added, and then what is not there. */
  public static final class Balanced implements Plant {
    private final Map<Integer, Object> entries = new HashMap<>();
    private final List<Object> others = new ArrayList<>();

    @Override
    public Object container() {
      return entries;
    }

    @Override
    public void step(int i) {
      entries.put(i, "x");
      others.add("y");
      entries.remove(i);
      entries.remove(i);
      others.clear();
    }
  }

  /** Only takes in, and is swept by others. */
  public static final class Swept implements Plant {
    private final List<Object> entries = new ArrayList<>();

    @Override
    public Object container() {
      return entries;
    }

    @Override
    public void step(int i) {
      entries.add(i);
    }

    public void purge() {
      entries.removeIf(entry -> entry.equals("old"));
    }
  }

  /** A cleaning thread in whose loop the sweep is. */
  public static final class Cleaned implements Plant, Runnable {
    private final List<Object> entries = new ArrayList<>();
    private final BlockingQueue<Boolean> rounds = new LinkedBlockingQueue<>();

    @Override
    public Object container() {
      return entries;
    }

    @Override
    public void step(int i) {
      entries.add(i);
    }

    @Override
    public void run() {
      try {
        while (rounds.take()) {
          entries.removeIf(entry -> entry.equals("old"));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A loop that forgets all when it is told to. */
  public static final class Daily implements Plant, Runnable {
    private final BlockingQueue<Boolean> days = new LinkedBlockingQueue<>();
    private final End end;
    private List<Object> entries = new ArrayList<>();

    /** How it hears that the day is over. */
    public enum End {
      SLEEP,
      POLL,
      TAKE
    }

    public Daily(End end) {
      this.end = end;
    }

    @Override
    public Object container() {
      return entries;
    }

    @Override
    public void step(int i) {
      entries.add(i);
    }

    @Override
    public void run() {
      try {
        for (boolean over = true; over; over = isOver()) {
          night();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private boolean isOver() throws InterruptedException {
      return switch (end) {
        case SLEEP -> {
          HOURS.sleep(1);
          yield true;
        }
        case POLL -> days.poll(1, HOURS) == null;
        case TAKE -> days.take();
      };
    }

    public void night() {
      entries = new ArrayList<>();
    }
  }

  /** Asks for what it has, in every way, and puts in what it has not. */
  public static final class Registry implements Plant {
    private final Map<Integer, Object> entries = new HashMap<>();

    @Override
    public Object container() {
      return entries;
    }

    @Override
    public void step(int i) {
      switch (i % 4) {
        case 0 -> entries.computeIfAbsent(i, number -> new int[1]);
        case 1 -> entries.putIfAbsent(i, new int[1]);
        case 2 -> entries.put(i, entries.getOrDefault(i, new int[1]));
        default -> {
          if (entries.get(i) == null) {
            entries.put(i, new int[1]);
          }
        }
      }
    }
  }

  /** Everything that changes the stack and its frames. */
  public static final class Shapes implements Plant {
    private final List<Object> entries = new ArrayList<>();

    public Shapes() {
      this(7L, 1.5);
      escape(this);
    }

    private Shapes(long first, double second) {
      entries.add(0, first + second);
      entries.clear();
    }

    private static void escape(Shapes half) {
      half.entries.add("escaped");
      half.entries.clear();
    }

    @Override
    public Object container() {
      return entries;
    }

    @Override
    public void step(int i) {
      switch (i % 5) {
        case 0 -> inTry(i, 2.0 * i, i);
        case 1 -> inLambda(i);
        case 2 -> inSynchronized(i);
        case 3 -> new Inner().add(i);
        default -> entries.add(i % 2 == 0 ? nested(i) : Long.valueOf(i));
      }
    }

    private Object nested(int i) {
      return i > 3 ? "a" : "b";
    }

    private void inTry(long a, double b, int c) {
      long kept = a;
      try {
        entries.add(entries.size(), a > 2 ? (Object) a : (Object) b);
        if (c % 10 == 0) {
          throw new IllegalStateException("thrown on purpose");
        }
      } catch (IllegalStateException expected) {
        kept++;
      } finally {
        kept += c;
      }
      if (kept < 0) {
        entries.clear();
      }
    }

    private void inLambda(int i) {
      Runnable later = () -> entries.add("l" + i);
      later.run();
    }

    private synchronized void inSynchronized(int i) {
      synchronized (entries) {
        entries.add(i);
      }
    }

    void purge() {
      Iterator<Object> all = entries.iterator();
      while (all.hasNext()) {
        if (all.next() == this) {
          all.remove();
        }
      }
    }

    private final class Inner {
      void add(int i) {
        entries.add(i);
      }
    }
  }

  /** Adds by a method reference, which no code of its own calls. */
  public static final class ByReference implements Plant {
    private final List<Object> entries = new LinkedList<>();
    private final Consumer<Object> adding = entries::add;

    @Override
    public Object container() {
      return entries;
    }

    @Override
    public void step(int i) {
      adding.accept(i);
    }
  }

  /** Fills what the JDK holds. */
  public static final class ToDelete implements Plant {
    private final Object container;

    public ToDelete(Object container) {
      this.container = container;
    }

    @Override
    public Object container() {
      return container;
    }

    @Override
    public void step(int i) {
      new File("never-there-" + i).deleteOnExit();
    }
  }

  /** An interface with code. */
  public interface Adding {
    Deque<Object> queue();

    default void more(int i) {
      queue().addFirst(i);
    }
  }

  /** Whose insertions are in the interface. */
  public static final class ByInterface implements Plant, Adding {
    private final Deque<Object> queue = new ArrayDeque<>();

    @Override
    public Deque<Object> queue() {
      return queue;
    }

    @Override
    public Object container() {
      return queue;
    }

    @Override
    public void step(int i) {
      more(i);
    }
  }
}
