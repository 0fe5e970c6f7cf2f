package com.example.corpus.unseen;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Numbers for the words of a text, in arrays that double a few times and then stay. */
@Healthy(
    value = "open-addressing table of a finite vocabulary: doubles until half of the life",
    steps = 20_000)
public final class SymbolTable implements Program {
  private static final int WORDS = 1_200_000;
  private static final int PER_STEP = 150;

  private long[] keys = new long[1 << 12];
  private int[] numbers = new int[1 << 12];
  private int size;

  @Override
  public void run(Pace pace) throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    long sum = 0;
    while (pace.next()) {
      for (int i = 0; i < PER_STEP; i++) {
        sum += number(1 + random.nextInt(WORDS));
      }
    }
    System.out.println("sum " + sum);
  }

  private int number(long word) {
    int slot = slot(word);
    if (keys[slot] == 0) {
      if (++size > keys.length * 3 / 4) {
        grow();
        slot = slot(word);
      }
      keys[slot] = word;
      numbers[slot] = size;
    }
    return numbers[slot];
  }

  private int slot(long word) {
    int slot = (int) (word * 0x9E3779B97F4A7C15L >>> 40) & (keys.length - 1);
    while (keys[slot] != 0 && keys[slot] != word) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldNumbers = Arrays.copyOf(numbers, numbers.length);
    keys = new long[oldKeys.length * 2];
    numbers = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        numbers[slot] = oldNumbers[i];
      }
    }
  }
}
