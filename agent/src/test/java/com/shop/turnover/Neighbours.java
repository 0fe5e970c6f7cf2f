package com.shop.turnover;

import com.shop.turnover.Planted.Plant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holders that other classes fill. */
public final class Neighbours {

  /** Looks after a list of somebody else. */
  public static final class Sweeper {
    private final List<?> others;

    public Sweeper(List<?> others) {
      this.others = others;
    }

    public void sweep() {
      others.removeIf("old"::equals);
    }
  }

  private Neighbours() {}

  /** One that fills all of its holders with each step. */
  public static Plant giving() {
    return new Giving();
  }

  /** What it holds. */
  public static Object field(Plant giving, String name) {
    Giving plant = (Giving) giving;
    return switch (name) {
      case "open" -> plant.open;
      case "gotten" -> plant.entries();
      default -> plant.handedOver();
    };
  }
}

/** Gives its field away in each of the usual ways. */
final class Giving implements Plant {
  final List<Object> open = new ArrayList<>();
  private final Map<Integer, Object> gotten = new HashMap<>();
  private final List<Object> handedOver = new ArrayList<>();
  private final Filler filler = new Filler(handedOver);

  Map<Integer, Object> entries() {
    return gotten;
  }

  @Override
  public Object container() {
    return open;
  }

  List<Object> handedOver() {
    return handedOver;
  }

  @Override
  public void step(int i) {
    Taker.put(this, i);
    filler.fill(i);
  }
}

/** Uses the field and the getter of another class. */
final class Taker {
  private Taker() {}

  static void put(Giving from, int i) {
    from.open.add(i);
    from.entries().put(i, "x");
  }
}

/** Was given the list of another class. */
final class Filler {
  private final List<Object> target;

  Filler(List<Object> target) {
    this.target = target;
  }

  void fill(int i) {
    target.add(i);
  }
}
