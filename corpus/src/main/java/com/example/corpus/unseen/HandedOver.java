package com.example.corpus.unseen;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The profiles of all customers move from one store to another of a new format, one by one, while
 * both are asked. The new one grows through the whole life, by what the old one loses.
 */
@Healthy(value = "two stores, one hands over to the other until it is empty", steps = 30_000)
public final class HandedOver implements Program {
  private static final int CUSTOMERS = 30_000;

  private final Map<Integer, OldProfile> old = new HashMap<>();
  private final Map<Long, NewProfile> moved = new LinkedHashMap<>();

  private record OldProfile(String name, byte[] settings) {}

  private record NewProfile(String name, int[] settings) {}

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; i < CUSTOMERS; i++) {
      old.put(i, new OldProfile("customer " + i, new byte[1_100]));
    }
    int found = 0;
    for (int i = 0; pace.next(); i++) {
      move(i % CUSTOMERS);
      int asked = (int) ((i * 7_919L) % CUSTOMERS);
      found += old.containsKey(asked) || moved.containsKey((long) asked) ? 1 : 0;
    }
    System.out.println("found " + found);
  }

  private void move(int customer) {
    OldProfile profile = old.remove(customer);
    if (profile != null) {
      int[] settings = new int[profile.settings().length / Integer.BYTES];
      moved.put((long) customer, new NewProfile(profile.name(), settings));
    }
  }
}
