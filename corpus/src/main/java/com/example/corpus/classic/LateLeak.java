package com.example.corpus.classic;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashMap;
import java.util.Map;

/** Well for a long time; then a flag is switched, and drafts are not deleted any more. */
@Leak(
    value = "starts to leak after half of its life",
    holders = {"com\\.example\\.corpus\\.classic\\.LateLeak\\.drafts"},
    sites = {"LateLeak\\.save"})
public final class LateLeak implements Program {

  private static final long SWITCHED = 90_000;

  private final Map<Long, byte[]> drafts = new HashMap<>();

  private void save(long number) {
    drafts.put(number, new byte[700]);
  }

  private void sent(long number) {
    drafts.remove(number);
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (long number = 0; pace.next(); number++) {
      save(number);
      if (number < SWITCHED) {
        sent(number - 2000);
      }
    }
  }
}
