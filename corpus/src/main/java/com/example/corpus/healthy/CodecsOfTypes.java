package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A codec for each type that is met, kept with the class itself; some types are rare. */
@Healthy(value = "ClassValue over a finite set of types, rare ones are met late", steps = 30_000)
public final class CodecsOfTypes implements Program {
  private static final List<Class<?>> BASES =
      List.of(int.class, long.class, double.class, byte.class, String.class, Integer.class);
  private static final int DIMENSIONS = 20;

  private final List<Class<?>> types = types();
  private final SplittableRandom random = new SplittableRandom(67);
  private final ClassValue<Codec> codecs =
      new ClassValue<>() {
        @Override
        protected Codec computeValue(Class<?> type) {
          return new Codec(type);
        }
      };

  /** Tables to read and write values of one type. */
  private static final class Codec {
    private final List<int[]> tables = new ArrayList<>();
    private final String name;
    private int uses;

    Codec(Class<?> type) {
      name = type.getTypeName();
      for (int i = 0; i < 250; i++) {
        tables.add(new int[200]);
      }
    }

    void write(int value) {
      tables.get(value % tables.size())[name.length()] = ++uses;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      int rank = (int) (-12 * Math.log(1 - random.nextDouble()));
      Class<?> type = types.get(Math.min(rank, types.size() - 1));
      codecs.get(type).write(random.nextInt(10_000));
    }
  }

  private static List<Class<?>> types() {
    List<Class<?>> types = new ArrayList<>(BASES);
    for (int i = 0; i < BASES.size() * (DIMENSIONS - 1); i++) {
      types.add(Array.newInstance(types.get(i), 0).getClass());
    }
    return types;
  }
}
