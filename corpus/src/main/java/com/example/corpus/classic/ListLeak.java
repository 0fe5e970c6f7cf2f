package com.example.corpus.classic;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.List;

/** Appends to a static list for ever; the ListLeak of Bond and McKinley (ASPLOS 2009). */
@Leak(
    value = "static list, appended to for ever",
    holders = "com\\.example\\.corpus\\.classic\\.ListLeak\\.records",
    sites = "ListLeak\\.append",
    leakingClass = "com\\.example\\.corpus\\.classic\\.ListLeak\\$Item")
public final class ListLeak implements Program {
  private static final List<Item> records = new ArrayList<>();

  /** One of many. */
  private record Item(byte[] payload) {}

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      append();
    }
  }

  private void append() {
    records.add(new Item(new byte[500]));
  }
}
