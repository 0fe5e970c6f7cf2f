package io.leakscribe.agent.probe.turnover;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.Label;

/** What one method calls, and what of it in a loop: between a jump back and where it leads. */
final class CallSites {
  private final List<String> called = new ArrayList<>();
  private final Set<String> inLoop = new HashSet<>();
  private final Map<Label, Integer> labels = new HashMap<>();

  void at(Label label) {
    labels.put(label, called.size());
  }

  void add(String method) {
    called.add(method);
  }

  void jumpTo(Label label) {
    Integer begin = labels.get(label);
    if (begin != null) {
      inLoop.addAll(called.subList(begin, called.size()));
    }
  }

  boolean isInLoop(String method) {
    return inLoop.contains(method);
  }

  void tell(String caller, Invocations invocations) {
    for (String method : Set.copyOf(called)) {
      invocations.add(caller, method, inLoop.contains(method));
    }
  }
}
