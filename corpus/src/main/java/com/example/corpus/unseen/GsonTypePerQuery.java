package com.example.corpus.unseen;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.lang.reflect.Type;
import java.util.SplittableRandom;

/** Reads the rows of queries that users put together: a type for each list of columns. */
@Leak(
    value = "type adapters of Gson for types that are made up per query",
    holders = {
      "com\\.google\\.gson\\.Gson\\.typeTokenCache",
      "com\\.example\\.corpus\\.unseen\\.GsonTypePerQuery\\.gson"
    },
    sites = {"GsonTypePerQuery\\.\\w+", "com\\.google\\.gson\\.Gson\\.getAdapter"})
public final class GsonTypePerQuery implements Program {
  private static final Class<?>[] TYPES = {
    String.class, Integer.class, Long.class, Double.class, Boolean.class, Short.class
  };
  private static final int COLUMNS = 9;

  private final Gson gson = new Gson();
  private final SplittableRandom random = new SplittableRandom(5);

  /** A column, and those behind it. */
  private static final class Row<H, T> {
    private H head;
    private T tail;

    int width() {
      return (head == null ? 0 : 1) + (tail instanceof Row<?, ?> row ? row.width() : 0);
    }
  }

  private Type rowType() {
    Type type = Boolean.class;
    for (int i = 0; i < COLUMNS; i++) {
      Class<?> column = TYPES[random.nextInt(TYPES.length)];
      type = TypeToken.getParameterized(Row.class, column, type).getType();
    }
    return type;
  }

  private int query() {
    Row<?, ?> row = gson.fromJson("{\"tail\":{\"tail\":{}}}", rowType());
    return row.width();
  }

  @Override
  public void run(Pace pace) throws Exception {
    long columns = 0;
    while (pace.next()) {
      columns += query();
    }
    System.out.println("columns " + columns);
  }
}
