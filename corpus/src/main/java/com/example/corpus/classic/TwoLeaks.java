package com.example.corpus.classic;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two leaks at once, of two kinds. */
@Leak(
    value = "two leaks at once",
    holders = {
      "com\\.example\\.corpus\\.classic\\.TwoLeaks\\.(receipts|HISTORY)",
      "thread-local of com\\.example\\.corpus\\.classic\\.TwoLeaks\\.HISTORY"
    },
    sites = {"TwoLeaks\\.(pay|visit)"})
public final class TwoLeaks implements Program {

  private static final ThreadLocal<List<byte[]>> HISTORY = ThreadLocal.withInitial(ArrayList::new);

  private final Map<Long, byte[]> receipts = new HashMap<>();

  private void pay(long order) {
    receipts.put(order, new byte[350]);
  }

  private static void visit() {
    HISTORY.get().add(new byte[400]);
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (long order = 0; pace.next(); order++) {
      pay(order);
      visit();
    }
  }
}
