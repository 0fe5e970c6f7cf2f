package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import org.jspecify.annotations.Nullable;

/** A map from long of its own: what is removed is only marked, and copied when the table grows. */
@Leak(
    value = "own open-addressing map of long[] and Object[], removal only marks",
    holders = {
      "com\\.example\\.corpus\\.odd\\.TombstonesKeepValues\\$LongMap\\.(values|keys)",
      "com\\.example\\.corpus\\.odd\\.TombstonesKeepValues\\$Trips\\.open"
    },
    sites = {"TombstonesKeepValues\\$(LongMap|Trips|Trip)\\.\\S+"},
    leakingClass = "com\\.example\\.corpus\\.odd\\.TombstonesKeepValues\\$Trip")
public final class TombstonesKeepValues implements Program {

  /** Keys are positive; a key that was removed stands there as its negative. */
  private static final class LongMap {
    private long[] keys = new long[1024];
    private @Nullable Object[] values = new @Nullable Object[1024];
    private int used;

    void put(long key, Object value) {
      if (used++ > keys.length / 2) {
        grow();
      }
      insert(key, value);
    }

    void remove(long key) {
      int slot = (int) (key & (keys.length - 1));
      while (keys[slot] != key) {
        slot = (slot + 1) & (keys.length - 1);
      }
      keys[slot] = -key;
    }

    private void grow() {
      long[] oldKeys = keys;
      @Nullable Object[] oldValues = values;
      keys = new long[oldKeys.length * 2];
      values = new @Nullable Object[oldKeys.length * 2];
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldKeys[i] != 0) {
          insert(oldKeys[i], oldValues[i]);
        }
      }
    }

    private void insert(long key, @Nullable Object value) {
      int slot = (int) (Math.abs(key) & (keys.length - 1));
      while (keys[slot] != 0) {
        slot = (slot + 1) & (keys.length - 1);
      }
      keys[slot] = key;
      values[slot] = value;
    }
  }

  private record Trip(long number, float[] positions) {}

  /** Follows taxis from the start of a trip to its end. */
  private static final class Trips {
    private final LongMap open = new LongMap();

    void start(long number) {
      open.put(number, new Trip(number, new float[200]));
    }

    void end(long number) {
      open.remove(number);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Trips trips = new Trips();
    for (long number = 1; pace.next(); number++) {
      trips.start(number);
      if (number > 50) {
        trips.end(number - 50);
      }
    }
  }
}
