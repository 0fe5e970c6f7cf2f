package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Each change copies the configuration; the last fifty can be restored. */
@Healthy(value = "copy-on-write history, bounded to fifty versions", steps = 2_000)
public final class ConfigurationHistory implements Program {
  private static final int VERSIONS = 50;
  private static final int SETTINGS = 1_500;
  private static final int STEPS_PER_CHANGE = 25;

  private final List<Map<String, char[]>> history = new CopyOnWriteArrayList<>();

  @Override
  public void run(Pace pace) throws Exception {
    history.add(new HashMap<>());
    for (int step = 0; pace.next(); step++) {
      if (step % STEPS_PER_CHANGE == 0) {
        change(step);
      }
    }
  }

  private void change(int step) {
    Map<String, char[]> changed = new HashMap<>();
    for (int i = 0; i < SETTINGS; i++) {
      changed.put("setting." + i, ("value " + step + " ").repeat(25).toCharArray());
    }
    history.add(changed);
    if (history.size() > VERSIONS) {
      history.remove(0);
    }
  }
}
