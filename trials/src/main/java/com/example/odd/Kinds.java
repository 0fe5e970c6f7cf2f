package com.example.odd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Every kind of class that the compiler knows, each with something that holds. */
public final class Kinds {

  private Kinds() {}

  /** One object of each kind. */
  public static List<Runnable> all() {
    List<Runnable> all = new ArrayList<>();
    all.add(new Circle(new HashMap<>()));
    all.add(new Square(3));
    all.addAll(List.of(Color.values()));
    all.add(new Lambdas());
    all.add(new Kinds().new Inner());
    all.add(new Narrow());
    all.add(new Finally("x"));
    all.add(anonymous("captured"));
    return all;
  }

  private static Runnable anonymous(String captured) {
    Map<String, String> outer = new HashMap<>();
    class Local implements Runnable {
      final Map<String, String> held = new HashMap<>(outer);

      @Override
      public void run() {
        held.put(captured, captured);
      }
    }
    return new Local() {
      final List<String> more = new ArrayList<>();

      @Override
      public void run() {
        super.run();
        more.add(captured);
      }
    };
  }

  /** Sealed, with state of its own and a default method. */
  public sealed interface Shape extends Runnable permits Circle, Square {
    /** Set by the static initialiser of an interface. */
    Map<String, Shape> SEEN = new ConcurrentHashMap<>();

    @Override
    default void run() {
      SEEN.put(name(), this);
      remember();
    }

    private void remember() {
      SEEN.computeIfAbsent("first", none -> this);
    }

    /** What it is called. */
    String name();
  }

  /** A record that checks what it is given. */
  public record Circle(Map<String, String> attributes) implements Shape {
    private static final List<String> NAMES = new ArrayList<>();

    /** Takes a copy. */
    public Circle {
      attributes = new HashMap<>(attributes);
      NAMES.add("circle" + attributes.size());
    }

    @Override
    public String name() {
      return NAMES.toString();
    }
  }

  /** Two constructors, one of which calls the other. */
  public static final class Square implements Shape {
    private final List<Integer> sides;
    private Object[] grown = {};

    Square(int sides) {
      this(sides > 2 ? new ArrayList<>(List.of(sides)) : new ArrayList<>());
    }

    private Square(List<Integer> sides) {
      this.sides = sides;
    }

    @Override
    public String name() {
      grown = new Object[grown.length + 1];
      return "square" + sides;
    }
  }

  /** Each constant a class. */
  public enum Color implements Runnable {
    /** With a map. */
    RED {
      private final Map<String, String> held = new HashMap<>();

      @Override
      public void run() {
        held.put(name(), name());
      }
    },
    /** Without. */
    GREEN;

    private static final Map<String, Color> BY_NAME = new HashMap<>();
    private final List<String> uses = new ArrayList<>();

    @Override
    public void run() {
      uses.add("used");
      BY_NAME.put(name(), this);
    }
  }

  private final class Inner implements Runnable {
    private final Map<Inner, Kinds> outer = new HashMap<>();

    @Override
    public void run() {
      outer.put(this, Kinds.this);
    }
  }

  private static final class Lambdas implements Runnable {
    private final Map<String, Supplier<Object>> made = new HashMap<>();
    private final Function<String, String> twice = text -> text + text;

    @Override
    public void run() {
      for (int i = 0; i < 20; i++) {
        int number = i;
        made.put("n" + i + twice.apply("x"), () -> number + "" + made.size());
      }
      made.values().forEach(Supplier::get);
    }
  }

  /** A generic method with a bridge. */
  private abstract static class Wide<T> {
    final List<T> values = new ArrayList<>();

    abstract void add(T value);
  }

  private static final class Narrow extends Wide<String> implements Runnable {
    @Override
    void add(String value) {
      values.add(value);
    }

    @Override
    public void run() {
      add("one");
    }
  }

  private static final class Finally implements Runnable {
    private final Map<String, Integer> held;

    Finally(String name) {
      Map<String, Integer> map = new HashMap<>();
      synchronized (map) {
        try {
          switch (name) {
            case "x" -> map.put("x", name.hashCode());
            case "y" -> map.put("y", Integer.parseInt(name));
            default -> throw new IllegalArgumentException(name);
          }
        } finally {
          map.put(name, name.length());
        }
        held = map;
      }
    }

    @Override
    public void run() {
      held.merge("x", 1, Integer::sum);
    }
  }
}
