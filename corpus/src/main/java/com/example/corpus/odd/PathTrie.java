package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashMap;
import java.util.Map;

/** Counts requests in a tree of path segments, and has the numbers of orders among them. */
@Leak(
    value = "trie of paths with ids in them, a small map in every node",
    holders = {
      "com\\.example\\.corpus\\.odd\\.PathTrie\\$Segment\\.children",
      "com\\.example\\.corpus\\.odd\\.PathTrie\\.root"
    },
    sites = {"PathTrie(\\$Segment)?\\.\\S+"},
    leakingClass = "com\\.example\\.corpus\\.odd\\.PathTrie\\$Segment")
public final class PathTrie implements Program {
  private static final int CUSTOMERS = 300;

  private final Segment root = new Segment();

  /** A segment, and what was counted of requests that end there. */
  private static final class Segment {
    private final Map<String, Segment> children = new HashMap<>(4);
    private final int[] byStatus = new int[60];

    Segment child(String name) {
      return children.computeIfAbsent(name, n -> new Segment());
    }
  }

  private void count(String path, int status) {
    Segment segment = root;
    for (String name : path.split("/", -1)) {
      segment = segment.child(name);
    }
    segment.byStatus[status / 10]++;
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int order = 0; pace.next(); order++) {
      int status = order % 7 == 0 ? 404 : 200;
      count("customers/" + order % CUSTOMERS + "/orders/" + order + "/lines", status);
    }
  }
}
