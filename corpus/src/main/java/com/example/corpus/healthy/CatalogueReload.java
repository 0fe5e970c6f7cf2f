package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashMap;
import java.util.Map;

/** A catalogue that is loaded anew ten times; old and new are there at once for a while. */
@Healthy(value = "catalogue loaded anew each tenth of the life", steps = 50_000)
public final class CatalogueReload implements Program {
  private static final int STEPS_PER_LOAD = 5_000;
  private static final int STEPS_LOADING = 1_000;
  private static final int PRODUCTS_PER_STEP = 8;

  private Map<String, byte[]> current = new HashMap<>();
  private Map<String, byte[]> next = new HashMap<>();

  @Override
  public void run(Pace pace) throws Exception {
    for (int step = 0; pace.next(); step++) {
      int since = step % STEPS_PER_LOAD;
      if (since < STEPS_LOADING) {
        load(since);
      } else if (since == STEPS_LOADING) {
        current = next;
        next = new HashMap<>();
      }
      current.get("product " + step);
    }
  }

  private void load(int chunk) {
    for (int i = 0; i < PRODUCTS_PER_STEP; i++) {
      next.put("product " + (chunk * PRODUCTS_PER_STEP + i), new byte[2600]);
    }
  }
}
