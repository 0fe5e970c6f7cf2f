package io.leakscribe.bench.micro;

import com.example.bench.Basket;
import com.example.bench.Kept;
import com.example.bench.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Objects of classes whose constructors the agent weaves. */
@State(Scope.Thread)
public class Construction {
  private static final int STAY = 64;

  private final Map<String, String> items = Map.of();
  private final Object left = "left";
  private final Object right = "right";
  private final List<Kept> stay = new ArrayList<>();

  /** More owners than the agent follows of one class. */
  @Setup
  public void keepSome() {
    for (int i = 0; i < STAY; i++) {
      stay.add(new Kept(items));
    }
  }

  /** A class of which enough objects live: the agent has no room for one more. */
  @Benchmark
  public Object othersStay() {
    return new Kept(items);
  }

  /** A class of which every object dies young: room comes again and again. */
  @Benchmark
  public Object allDieYoung() {
    return new Basket(items);
  }

  /** An object that the compiler does without. */
  @Benchmark
  public boolean neverBuilt() {
    Pair pair = new Pair(left, right);
    return pair.left() == pair.right();
  }
}
